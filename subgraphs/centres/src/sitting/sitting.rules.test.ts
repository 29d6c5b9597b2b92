import { expect, it } from '@jest/globals';

import { PAPERS, sittingOf } from '../centres.fixture.ts';
import { checkSitting, wallClock } from './sitting.rules.ts';

const NINE = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const CENTRE = { session: 2026, kind: 'COMPOSITION', state: 'PLANNED' } as const;

const inYear = (year: number) => sittingOf('40321004.E1', `${year}-06-08T07:00:00Z`);

const cases: [why: string, line: typeof NINE, centre: { session: number; kind: string; state: 'PLANNED' | 'OPEN' }, answer: string][] = [
  ['of a paper of the session', NINE, CENTRE, 'open'],
  ['of an oral', NINE, { ...CENTRE, kind: 'FACE_TO_FACE' }, 'open'],
  ['in the last session of its paper', { ...inYear(2021), paperCode: '40321004.E9' }, { ...CENTRE, session: 2021 }, 'open'],
  ['one session later', { ...NINE, paperCode: '40321004.E9' }, { ...CENTRE, session: 2022 }, 'PAPER_NOT_IN_SESSION'],
  ['in the first session of its paper', inYear(2020), { ...CENTRE, session: 2020 }, 'open'],
  ['one session before', NINE, { ...CENTRE, session: 2019 }, 'PAPER_NOT_IN_SESSION'],
  ['of one millisecond', { ...NINE, endsAt: new Date(NINE.startsAt.getTime() + 1) }, CENTRE, 'open'],
  ['of the year before', inYear(2025), CENTRE, 'open'],
  ['of the year after', inYear(2027), CENTRE, 'open'],
  ['two years early', inYear(2024), CENTRE, 'SITTING_OUT_OF_SESSION'],
  ['two years late', inYear(2028), CENTRE, 'SITTING_OUT_OF_SESSION'],
  ['that ends in a year that nobody reaches', { ...NINE, endsAt: new Date('9999-12-31T00:00:00Z') }, CENTRE, 'SITTING_OUT_OF_SESSION'],
  ['of no time', { ...NINE, endsAt: NINE.startsAt }, CENTRE, 'SITTING_ENDS_BEFORE_IT_STARTS'],
  ['in a marking centre', NINE, { ...CENTRE, kind: 'MARKING' }, 'CENTRE_WITHOUT_SITTINGS'],
  ['in a centre that is open', NINE, { ...CENTRE, state: 'OPEN' }, 'CENTRE_NOT_IN_PREPARATION'],
  ['of a paper that the edition does not hold', { ...NINE, paperCode: '40321004.E7' }, CENTRE, 'PAPER_UNKNOWN'],
  ['of a paper of the course of training', { ...NINE, paperCode: '40321004.E3' }, CENTRE, 'PAPER_NOT_TERMINAL'],
];
it.each(cases)('a sitting %s', (_why, line, centre, answer) => {
  const outcome = checkSitting(line, centre, PAPERS.find(({ code }) => code === line.paperCode));
  expect(outcome.ok ? 'open' : outcome.refusal.code).toBe(answer);
});

const clocks: [place: string, zone: string, instant: string, clock: string][] = [
  ['Rennes in summer', 'Europe/Paris', '2026-06-08T07:00:00Z', '2026-06-08T09:00'],
  ['Rennes in winter', 'Europe/Paris', '2026-12-08T08:00:00Z', '2026-12-08T09:00'],
  ['Nouméa, where it is tomorrow', 'Pacific/Noumea', '2026-12-07T22:00:00Z', '2026-12-08T09:00'],
  ['Papeete, where it is yesterday', 'Pacific/Tahiti', '2026-06-08T07:00:00Z', '2026-06-07T21:00'],
  ['Mata-Utu', 'Pacific/Wallis', '2026-06-08T12:00:00Z', '2026-06-09T00:00'],
  ['Saint-Denis', 'Indian/Reunion', '2026-06-08T05:00:00Z', '2026-06-08T09:00'],
];
it.each(clocks)('the clock on the wall of %s', (_place, zone, instant, clock) => expect(wallClock(new Date(instant), zone)).toBe(clock));
