import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ActorRole } from '../actor/competence.rules.ts';
import { checkFitness, type Fitness, type FitnessRefusal } from '../pool/eligibility.rules.ts';

/** Somebody at an examination post, and for which discipline. */
export interface ExaminerLine {
  readonly actorId: string;
  readonly discipline: string;
}

export type ExaminerRefusal =
  | FitnessRefusal
  | { readonly code: 'EXAMINERS_EMPTY' }
  | { readonly code: 'EXAMINER_TWICE'; readonly given: string }
  | { readonly code: 'EXAMINER_PAIR_INCOMPLETE'; readonly missing: string }
  | { readonly code: 'EXAMINERS_CHANGED_MEANWHILE'; readonly given: number; readonly current: number };

/**
 * Whether these people can hear candidates together: each of the disciplines that the paper asks for is one examiner's, who is
 * competent in it and kept from it by nothing. Of a paper in a language of one's own discipline, such as ETLV, both the subject
 * and the language are asked for. Whether they are free is for their summonses to say.
 *
 * @param disciplines that the paper asks for, as whoever organises it says: no text of them was read.
 * @param fitnessOf of each line, in the order of the lines.
 */
export function checkExaminers(lines: readonly ExaminerLine[], disciplines: readonly string[], fitnessOf: readonly (Fitness | undefined)[]): Outcome<readonly ExaminerLine[], ExaminerRefusal> {
  if (lines.length === 0) return refuse({ code: 'EXAMINERS_EMPTY' });
  const twice = lines.find(({ actorId }, i) => lines.findIndex((line) => line.actorId === actorId) < i);
  if (twice) return refuse({ code: 'EXAMINER_TWICE', given: twice.actorId });
  const missing = disciplines.find((discipline) => !lines.some((line) => line.discipline === discipline));
  if (missing !== undefined) return refuse({ code: 'EXAMINER_PAIR_INCOMPLETE', missing });
  for (const fitness of fitnessOf) {
    const fit = checkFitness(fitness && { ...fitness, busyHalf: null }, ActorRole.EXAMINER, null);
    if (!fit.ok) return fit;
  }
  return accept(lines);
}
