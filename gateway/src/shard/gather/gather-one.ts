import type { Addressee } from '../partition.ts';
import { unavailable } from './answer-error.ts';
import { NO_DATA, type Received } from './answer.ts';
import type { Coverage } from './coverage.ts';
import { Fault, isFault } from './fault.ts';
import type { Json } from './json.ts';
import type { Merging } from './merging.ts';

/** What the one instance that was asked says at a response key, its faults still planted. */
export function gatherOne(m: Merging, key: string, from: Addressee, received: Received, coverage: Coverage): Json {
  coverage.ask(from.mirex);
  const value = 'failure' in received ? undefined : isFault(received.data) ? below(received.data, key) : received.data[key];
  if (value !== undefined) return value;
  coverage.miss(from.mirex);
  m.errors.push(unavailable(m.subgraph, from, 'failure' in received ? received.failure : NO_DATA, [key]));
  return null;
}

/** What of an answer that is nothing as a whole concerns one field: errors at or below it, and those that name no place. */
function below({ errors }: Fault, key: string): Json {
  const fault = new Fault(null);
  fault.errors.push(...errors.flatMap(({ path, ...error }) => (path === undefined ? [error] : path[0] === key ? [{ ...error, path: path.slice(1) }] : [])));
  return fault as unknown as Json;
}
