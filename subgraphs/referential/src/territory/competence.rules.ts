import type { MirexCode } from '@mirex/schema/mirex';
import { coversSession, type SessionRange, sessionsOverlap } from '@mirex/schema/session-range';

/** One region under one MIREX, for a range of sessions. */
export interface Assigned extends SessionRange {
  readonly regionCode: string;
  readonly mirexCode: MirexCode;
  readonly firstSession: number;
}

/** Which MIREX answers for a territory in a session, or why none does. */
export type Competence =
  | { readonly answer: 'ASSIGNED'; readonly mirexCode: MirexCode }
  | { readonly answer: 'UNASSIGNED_TERRITORY' }
  | { readonly answer: 'BEFORE_MIREX'; readonly firstSession: number }
  | { readonly answer: 'UNKNOWN_TERRITORY' };

/**
 * Which MIREX answers for a region in a session. Nothing is guessed: a territory that the founding note leaves out
 * (975, 977, 978) is unassigned, and sessions up to 2020 were held under the scheme of inter-regions.
 *
 * Source: arrêté du 1-10-1990, art. 1 à 1 ter, as rewritten by arrêté du 20-11-2019 (AGRE1933418A), in force from 2020-09-01.
 *
 * @param assignments of that region; undefined when the referential knows no such region.
 */
export function competence(assignments: readonly Assigned[] | undefined, session: number): Competence {
  if (!assignments) return { answer: 'UNKNOWN_TERRITORY' };
  const found = assignments.find((assigned) => coversSession(assigned, session));
  if (found) return { answer: 'ASSIGNED', mirexCode: found.mirexCode };
  const firstSession = Math.min(...assignments.map((assigned) => assigned.firstSession));
  return session < firstSession && assignments.length > 0 ? { answer: 'BEFORE_MIREX', firstSession } : { answer: 'UNASSIGNED_TERRITORY' };
}

/** Pairs of assignments that would give one region two MIREX in one session: there must be none. */
export const contradictions = (assignments: readonly Assigned[]): [Assigned, Assigned][] =>
  assignments.flatMap((one, i) =>
    assignments.slice(i + 1).filter((other) => other.regionCode === one.regionCode && sessionsOverlap(one, other)).map((other): [Assigned, Assigned] => [one, other]));
