import type { Addressee } from '../partition.ts';
import { explainShard, namesOf, type Reason, type ShardRefusal } from '../shard.messages.ts';
import type { Path } from './json.ts';

/** An error of an answer, as GraphQL writes it. */
export interface AnswerError {
  readonly message: string;
  readonly path?: Path;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Why one instance gave nothing that can be used. */
export interface Failure {
  readonly reason: Reason;
  /** Whether the instance may have received the request. */
  readonly sent: boolean;
  /** For operators; never holds an address or a value of the data. */
  readonly detail: string;
}

const RETRYABLE: Readonly<Record<Reason, boolean>> = { TIMEOUT: true, CONNECTION: true, CIRCUIT_OPEN: true, HTTP_STATUS: true, BAD_RESPONSE: false };

/** A failure as the client reads it, at the place that lacks its data. */
export const unavailable = (subgraph: string, { instance, mirex }: Addressee, { reason, detail }: Failure, path: Path, more = {}): AnswerError => ({
  message: explainShard({ code: 'MIREX_UNAVAILABLE', subgraph, given: namesOf(mirex), reason }).message, path,
  extensions: { code: 'MIREX_UNAVAILABLE', mirex, subgraph, instance: instance.name, reason, detail, retryable: RETRYABLE[reason], ...more },
});

export const refused = (refusal: ShardRefusal, path?: Path, more = {}): AnswerError => ({
  message: explainShard(refusal).message, ...(path ? { path } : {}), extensions: { code: refusal.code, ...more },
});

/**
 * The same refusal of several MIREX (a page that is too long, say) is told once, and names them all.
 *
 * @returns at most `limit` errors, and one more that counts the others.
 */
export function condensed(errors: readonly AnswerError[], limit: number): AnswerError[] {
  const distinct = new Map<string, AnswerError>();
  for (const error of errors) {
    const key = JSON.stringify([error.message, error.path, error.extensions?.['code']]);
    const same = distinct.get(key);
    distinct.set(key, same ? both(same, error) : error);
  }
  const all = [...distinct.values()];
  if (all.length <= limit) return all;
  const untold = all.slice(limit);
  return [...all.slice(0, limit), {
    message: `${untold.length} autres erreurs dans la même réponse.`,
    extensions: { code: 'MORE_ERRORS', count: untold.length, mirex: mirexOf(untold) },
  }];
}

const both = (a: AnswerError, b: AnswerError): AnswerError => ({ ...a, extensions: { ...a.extensions, mirex: mirexOf([a, b]) } });

const mirexOf = (errors: readonly AnswerError[]): unknown[] =>
  [...new Set(errors.flatMap(({ extensions }) => (Array.isArray(extensions?.['mirex']) ? (extensions['mirex'] as unknown[]) : [])))];
