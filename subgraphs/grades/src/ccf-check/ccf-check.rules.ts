import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** An a-posteriori check on its way, as SM-CCF ends: drawn, reviewed, concluded on, decided on by the jury. */
export type CheckStateName = 'SELECTED' | 'REVIEWED' | 'CONFORM' | 'NON_CONFORM' | 'JURY_DECIDED';

export type CheckActName = 'ASSIGN' | 'RECORD_FINDING' | 'PROPOSE' | 'DECIDE';

/** In which states an act may be done. Where it leads is in its own line of `stateAfter`. */
const ACTS: Readonly<Record<CheckActName, readonly CheckStateName[]>> = {
  ASSIGN: ['SELECTED'], RECORD_FINDING: ['SELECTED'], PROPOSE: ['REVIEWED'], DECIDE: ['CONFORM', 'NON_CONFORM'],
};

export interface Reviewer {
  readonly actorId: string;
  /** Null: from outside the schools. */
  readonly establishmentUai: string | null;
}

export type CheckRefusal =
  | { readonly code: 'CHECK_UNKNOWN'; readonly given: string }
  | { readonly code: 'CHECK_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'CHECK_STATE'; readonly from: CheckStateName; readonly act: CheckActName }
  | { readonly code: 'CHECK_SAMPLE_EMPTY' }
  | { readonly code: 'CHECK_SAMPLE_TOO_LARGE'; readonly asked: number; readonly plans: number }
  | { readonly code: 'CHECK_REVIEWERS_MISSING' }
  | { readonly code: 'CHECK_REVIEWER_TWICE'; readonly actor: string }
  | { readonly code: 'CHECK_REVIEWER_OF_SCHOOL'; readonly actor: string; readonly uai: string }
  | { readonly code: 'CHECK_CHANGES_NO_MARK' }
  | { readonly code: 'CHECK_TEXT_MISSING'; readonly act: CheckActName };

/** Whether an act may be done. @param text what it has to say: the grid and the finding, the proposal, or the jury's word. */
export function checkAct(from: CheckStateName, act: CheckActName, text: string | null): Outcome<null, CheckRefusal> {
  if (!ACTS[act].includes(from)) return refuse({ code: 'CHECK_STATE', from, act });
  return act !== 'ASSIGN' && (text ?? '').trim() === '' ? refuse({ code: 'CHECK_TEXT_MISSING', act }) : accept(null);
}

/** Whether a group may review a school: somebody does, nobody twice, and nobody of that school. */
export function checkGroup(reviewers: readonly Reviewer[], uai: string): Outcome<readonly Reviewer[], CheckRefusal> {
  if (reviewers.length === 0) return refuse({ code: 'CHECK_REVIEWERS_MISSING' });
  const twice = reviewers.find(({ actorId }, i) => reviewers.findIndex((other) => other.actorId === actorId) !== i);
  if (twice) return refuse({ code: 'CHECK_REVIEWER_TWICE', actor: twice.actorId });
  const own = reviewers.find(({ establishmentUai }) => establishmentUai === uai);
  return own ? refuse({ code: 'CHECK_REVIEWER_OF_SCHOOL', actor: own.actorId, uai }) : accept(reviewers);
}

/** Whether so many plans can be drawn of those that there are. */
export function checkSample(size: number, plans: number): Outcome<number, CheckRefusal> {
  if (size < 1) return refuse({ code: 'CHECK_SAMPLE_EMPTY' });
  return size > plans ? refuse({ code: 'CHECK_SAMPLE_TOO_LARGE', asked: size, plans }) : accept(size);
}
