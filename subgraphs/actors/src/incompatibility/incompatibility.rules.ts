import { parseId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Why somebody may not take a mission. One's own establishment is none of these: it always counts. */
export enum IncompatibilityKind {
  /** With a school: its UAI. */
  ESTABLISHMENT = 'ESTABLISHMENT',
  /** With another actor, spouse or relative: their id; it holds both ways. */
  ACTOR = 'ACTOR',
  /** With a candidate: their id. */
  CANDIDATE = 'CANDIDATE',
  /** Wrote the subject of a paper: its code. */
  PAPER = 'PAPER',
  /** Not on these days: no target. */
  DATE = 'DATE',
}

export interface DeclaredIncompatibility {
  readonly actorId: string;
  readonly kind: IncompatibilityKind;
  /** What its kind says; empty for days. */
  readonly target: string;
  /** ISO dates, both included; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string;
}

export type IncompatibilityRefusal =
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'INCOMPATIBILITY_UNKNOWN' }
  | { readonly code: 'INCOMPATIBILITY_TARGET'; readonly kind: string; readonly given: string }
  | { readonly code: 'INCOMPATIBILITY_WITH_ONESELF' }
  | { readonly code: 'INCOMPATIBILITY_PERIOD' }
  | { readonly code: 'INCOMPATIBILITY_REASON_EMPTY' }
  | { readonly code: 'INCOMPATIBILITY_DECLARED_ALREADY' }
  | { readonly code: 'INCOMPATIBILITY_WITHDRAWN' };

const TARGETS: Readonly<Record<IncompatibilityKind, (target: string) => boolean>> = {
  ESTABLISHMENT: (target) => /^\d{7}[A-Z]$/.test(target),
  ACTOR: (target) => parseId(target, 'ACT').ok,
  CANDIDATE: (target) => parseId(target, 'CAN').ok,
  PAPER: (target) => /^\d{8}\.\S+$/.test(target),
  DATE: (target) => target === '',
};

/** Whether what is declared says enough to be looked up: of whom, of what, when. */
export function checkIncompatibility(asked: DeclaredIncompatibility): Outcome<DeclaredIncompatibility, IncompatibilityRefusal> {
  const { actorId, kind, target, from, to } = asked;
  if (asked.reason.trim() === '') return refuse({ code: 'INCOMPATIBILITY_REASON_EMPTY' });
  if (!TARGETS[kind](target)) return refuse({ code: 'INCOMPATIBILITY_TARGET', kind, given: target });
  if (target === actorId) return refuse({ code: 'INCOMPATIBILITY_WITH_ONESELF' });
  if ((kind === IncompatibilityKind.DATE && from === null) || (from !== null && to !== null && to < from)) return refuse({ code: 'INCOMPATIBILITY_PERIOD' });
  return accept(asked);
}
