import { type AnswerError, type Failure, refused, unavailable } from './answer-error.ts';
import type { Fault } from './fault.ts';
import type { Path } from './json.ts';
import type { Addressee } from '../partition.ts';
import type { ShardRefusal } from '../shard.messages.ts';

/** Why a part cannot be merged: an error of its own, an answer that makes no sense, or one that breaks a promise. */
export type Flaw =
  | { readonly path: Path; readonly fault: Fault }
  | { readonly path: Path; readonly nonsense: string }
  | { readonly path: Path; readonly refusal: ShardRefusal };

/** A flaw as the client reads it. List indexes of one instance mean nothing in the merged answer: the path ends before. */
export function errorsOf(flaw: Flaw, subgraph: string, from: Addressee, base: Path): AnswerError[] {
  const index = flaw.path.findIndex((step) => typeof step === 'number');
  const path = [...base, ...(index < 0 ? flaw.path : flaw.path.slice(0, index))];
  if ('fault' in flaw) return flaw.fault.errors.map((error) => ({ ...error, path: index < 0 ? [...path, ...(error.path ?? [])] : path }));
  if ('refusal' in flaw) return [refused(flaw.refusal, path, { mirex: from.mirex, subgraph, instance: from.instance.name })];
  const failure: Failure = { reason: 'BAD_RESPONSE', sent: true, detail: flaw.nonsense };
  return [unavailable(subgraph, from, failure, path)];
}
