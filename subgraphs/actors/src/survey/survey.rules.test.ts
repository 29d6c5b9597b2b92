import { expect, it } from '@jest/globals';

import { ActorRole } from '../actor/competence.rules.ts';
import { checkAnswer, checkOpen, type SurveyAnswerLine, SurveyState } from './survey.rules.ts';

const EMPTY: SurveyAnswerLine = { wishes: [], absences: [], movesTo: null };
const wish = (specialityCode: string | null) => ({ role: ActorRole.EXAMINER, specialityCode });
const cases: [why: string, answer: Partial<SurveyAnswerLine>, code: string | undefined][] = [
  ['nothing to say', {}, undefined],
  ['any speciality, and one that there is', { wishes: [wish(null), wish('S')] }, undefined],
  ['a speciality that there is not', { wishes: [wish('Z')] }, 'SURVEY_COMPETENCE_UNKNOWN'],
  ['one day away', { absences: [{ from: '2026-06-08', to: '2026-06-08' }] }, undefined],
  ['days in disorder', { absences: [{ from: '2026-06-09', to: '2026-06-08' }] }, 'SURVEY_PERIOD'],
  ['a school that there is not', { movesTo: 'Z' }, 'SURVEY_ESTABLISHMENT_UNKNOWN'],
  ['fifty wishes', { wishes: Array.from({ length: 50 }, () => wish('S')) }, undefined],
  ['one more', { wishes: Array.from({ length: 51 }, () => wish('S')) }, 'SURVEY_TOO_LONG'],
];
it.each(cases)('%s', (_why, answer, code) => {
  const checked = checkAnswer({ ...EMPTY, ...answer }, new Set(['S']), new Set(['A']));
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});

it('is open until somebody or its time has closed it, to the instant', () => {
  const closesAt = new Date('2026-01-31T16:00:00Z');
  expect(checkOpen({ state: SurveyState.OPEN, closesAt }, closesAt).ok).toBe(true);
  expect(checkOpen({ state: SurveyState.OPEN, closesAt }, new Date(closesAt.getTime() + 1)).ok).toBe(false);
  expect(checkOpen({ state: SurveyState.CLOSED, closesAt }, new Date(0)).ok).toBe(false);
});
