import type { CalendarFact, DataSets, PaperFact, TerritoryFact } from '@mirex/schema/edition';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { receive } from '@mirex/kit/events/inbox';
import type { Context } from '@mirex/kit/context';
import { Vault } from '@mirex/kit/privacy/vault';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import { toldMeasuresAt } from '@mirex/schema/events';

import { CentreKind } from './centre/centre.entity.ts';
import type { CentrePlan } from './centre/plan-centres.rules.ts';
import { centres } from './subgraph.ts';

const paper = (code: string, speciality: string, more: Partial<PaperFact> = {}): PaperFact => ({
  code: `${speciality}.${code}`, speciality, mode: 'TERMINAL', coefficientTenths: 20, markStep: 50, firstSession: 2020, lastSession: null, ...more,
});

/** An edition's papers: three to sit, one in the course of training, one that ended. */
export const PAPERS = [
  paper('E1', '40321004'), paper('E2', '40321004'), paper('E3', '40321004', { mode: 'CCF' }), paper('E9', '40321004', { lastSession: 2021 }),
  paper('E1', '32521201'),
];

const territory = (region: string, mirex: TerritoryFact['mirex'], zone: string, timeZone: string, departments: string[]): TerritoryFact =>
  ({ region, mirex, firstSession: 2021, lastSession: null, zone, timeZone, departments });

export const TERRITORIES = [
  territory('53', 'NO', 'METRO', 'Europe/Paris', ['22', '29', '35', '56']), territory('84', 'SE', 'METRO', 'Europe/Paris', ['69']),
];

/** The session of 2026 in metropolitan France. */
const CALENDARS: readonly CalendarFact[] = [{
  session: 2026, zone: 'METRO', timeZone: 'Europe/Paris', state: 'ORGANISATION', reopened: null,
  phases: [
    { phase: 'PAPERS', startsAt: '2026-05-24T22:00:00Z', endsAt: '2026-06-30T22:00:00Z' },
    { phase: 'SECOND_GROUP', startsAt: '2026-07-05T22:00:00Z', endsAt: '2026-07-10T22:00:00Z' },
  ],
}];

/** What the national edition brings to this subgraph. */
export const DATA_SETS = { papers: PAPERS, territories: TERRITORIES, calendars: CALENDARS, establishments: [], orders: [], 
  schedule: [{ session: 2026, zone: 'METRO', paper: '32521201.E1', round: 'FIRST_GROUP', kind: 'SITTING', startsAt: '2026-06-08T06:00:00Z', endsAt: '2026-06-08T12:00:00Z' }],
  specialities: ['40321004', '32521201'].map((code) => ({ code, diploma: 'BAC_PRO', firstSession: null, lastSession: null })),
  regulations: [{
    code: 'INVIGILATION', diploma: 'BAC_PRO', scope: null, region: null, firstSession: 2021, lastSession: null,
    items: [
      { name: 'INVIGILATORS_A_ROOM_FROM', unit: 'COUNT', value: 2, wording: null, status: 'TO_BE_CHECKED' },
      { name: 'AIDE_FROM_ANOTHER_SCHOOL', unit: 'COUNT', value: 1, wording: null, status: 'TO_BE_CHECKED' },
      { name: 'INVIGILATION_BREAK', unit: 'MINUTES', value: 60, wording: null, status: 'PLACEHOLDER' },
    ],
  }],
} satisfies Partial<DataSets>;

/** Empties every table that a test of this subgraph writes. */
export const EMPTY = `truncate implantation_plan, venue, room, centre, centre_change, sitting, sitting_change, allocation, allocation_change, known_enrolment, known_candidate, known_paper, known_measure, known_actor, known_incompatibility, accommodation_aide, accommodation_aide_change, invigilation_duty, invigilation_change, evaluation_post, oral_slot, oral_attendance, oral_attendance_change, venue_distance, allocation_run, centre_assignment, idempotency, outbox,
  candidate_summons, candidate_summons_change, candidate_summons_text cascade`;

export const NOON = new Date('2026-05-04T10:00:00Z');

const idOf = (tag: 'ENR' | 'CAN' | 'SIT' | 'CEN' | 'VEN', n: number): GlobalId => globalId('NO', tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
export const enrolment = (n: number): GlobalId => idOf('ENR', n);
export const candidate = (n: number): GlobalId => idOf('CAN', n);
/** Ids that nothing has. */
export const NO_SUCH = { sitting: idOf('SIT', 9), centre: idOf('CEN', 9), venue: idOf('VEN', 9) };

let version = 0;
/** An event of candidates; each is newer than the one before. */
export const tell = (n: number, more: object = {}) => ({
  id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: (version += 1),
  payload: {
    id: enrolment(n), number: `NO26-${String(n).padStart(6, '0')}`, session: 2026, speciality: '40321004',
    establishmentUai: '0350700A', route: 'SCHOOL', state: 'ACCEPTED', candidateId: candidate(n), diploma: 'BAC_PRO', form: 'GLOBAL', ...more,
  },
});
const tellOf = (topic: string, n: number, payload: object) => ({ id: crypto.randomUUID(), topic, key: enrolment(n), version: (version += 1), payload: { enrolmentId: enrolment(n), session: 2026, ...payload } });

/** Who a candidate is. */
export const tellName = (n: number, firstName: string, lastName: string) =>
  ({ id: crypto.randomUUID(), topic: 'candidate.changed', key: candidate(n), version: (version += 1), payload: { id: candidate(n), firstName, lastName, birthDate: '2007-03-14', sex: 'F' } });

/** Which terminal papers an enrolment sits. */
export const tellPapers = (n: number, papers: readonly string[]) =>
  tellOf('paper-map.changed', n, { speciality: '40321004', papers: papers.map((code) => ({ paper: code, mode: 'TERMINAL', status: 'TO_SIT', keptHundredths: null })) });

const TOLD = new Vault(TEST_KEYS, 'NO');

/** Which measures an enrolment has in one paper. */
export const tellMeasures = (n: number, codes: readonly string[], paperCode: string, extraMinutesPerHour: number | null = null) =>
  tellOf('accommodation.decided', n, { decision: 'GRANTED', measures: TOLD.seal(JSON.stringify(codes.map((code) => ({ code, extraMinutesPerHour, papers: [paperCode] }))), toldMeasuresAt(enrolment(n))) });

type Told = Parameters<typeof receive>[0][number];

export const told = (context: Context, events: readonly Told[]): Promise<void> => receive(events, centres.consumes ?? {}, context);

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

/** @param start ISO instant; a sitting lasts two hours. */
export const sittingOf = (paperCode: string, start: string) => {
  const startsAt = new Date(start);
  return { paperCode, startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000) };
};

/** A centre of one room of two seats and an accessible one of one. */
export const planOf = (more: Partial<CentrePlan> = {}): CentrePlan => ({
  venue: {
    code: 'RENNES', name: 'Lycée de la Prévalaye', commune: '35238', timeZone: 'Europe/Paris',
    rooms: [{ code: 'A1', capacity: 1, accessible: true }, { code: 'B1', capacity: 2, accessible: false }],
  },
  session: 2026, kind: CentreKind.COMPOSITION, state: 'READY', sittings: [sittingOf('40321004.E1', '2026-06-08T07:00:00Z')], ...more,
});
