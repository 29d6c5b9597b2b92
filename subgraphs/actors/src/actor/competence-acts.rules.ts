import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { checkCompetences, type CompetenceFact, type CompetenceRefusal } from './competence.rules.ts';
import { LegalQuality } from './quality.rules.ts';

/** From somebody's proposal to its end: only what is valid is looked for in pools. */
export enum CompetenceState {
  PROPOSED = 'PROPOSED',
  VALID = 'VALID',
  REFUSED = 'REFUSED',
}

export type CompetenceActRefusal =
  | CompetenceRefusal
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'COMPETENCE_UNKNOWN'; readonly rank: number }
  | { readonly code: 'COMPETENCE_NOT_PROPOSED'; readonly state: string }
  | { readonly code: 'COMPETENCE_NOT_VALID'; readonly state: string }
  | { readonly code: 'COMPETENCE_TITLES_MISSING'; readonly speciality: string }
  | { readonly code: 'COMPETENCE_ENDS_BEFORE_IT_BEGINS'; readonly from: string; readonly on: string };

/** Whether one more competence stands beside those that an actor has: refused ones do not count. */
export function checkProposal(
  asked: CompetenceFact, held: readonly (CompetenceFact & { readonly state: CompetenceState })[], specialities: ReadonlySet<string>,
): Outcome<CompetenceFact, CompetenceRefusal> {
  const checked = checkCompetences([...held.filter(({ state }) => state !== CompetenceState.REFUSED), asked], specialities);
  return checked.ok ? accept(asked) : checked;
}

/**
 * Whether a teacher may be counted competent for a speciality: towards a BTSA they hold the titles that teaching there asks for.
 *
 * Source: CRPM, art. D811-141-1, in force from 2022-09-01.
 */
export function checkTitles(
  { specialityCode }: CompetenceFact, { status, qualities }: { readonly status: string; readonly qualities: readonly LegalQuality[] }, diploma: string | undefined,
): Outcome<true, CompetenceActRefusal> {
  if (diploma !== 'BTSA' || status !== 'TEACHER' || qualities.includes(LegalQuality.BTSA_TITLES)) return accept(true);
  return refuse({ code: 'COMPETENCE_TITLES_MISSING', speciality: specialityCode ?? '—' });
}
