import { namedMirex } from '../route/named-mirex.ts';
import type { RoutedEntity } from '../route/route.ts';
import { type Failure, unavailable } from './answer-error.ts';
import type { Coverage } from './coverage.ts';
import { Fault, isFault } from './fault.ts';
import type { Json, JsonObject, Path } from './json.ts';
import type { Merging } from './merging.ts';
import type { Part } from './part.ts';

const ANOTHER: Failure = { reason: 'BAD_RESPONSE', sent: true, detail: 'another entity than the one asked for' };

/** An entity as its one owner says it. */
export function gatherSharded(m: Merging, { plan, representation }: RoutedEntity, part: Part | undefined, path: Path, coverage: Coverage): Json {
  if (!part) return null;
  const by = plan?.type.shardedBy ?? 'id';
  // Routers lose the place of an entity's error when some objects of a list send no representation: the error says whose it is.
  const about = { representation: { __typename: representation['__typename'], [by]: representation[by] } };
  const failure = 'failure' in part ? part.failure : isAnother(part.object, plan?.ownerKey, representation[by]) ? ANOTHER : undefined;
  if (failure) {
    const { instance, mirex } = part.from;
    const owners = mirex.filter((code) => code === namedMirex(representation[by]));
    coverage.miss(owners);
    m.errors.push(unavailable(m.subgraph, { instance, mirex: owners }, failure, path, about));
    return null;
  }
  const said: unknown = 'object' in part ? part.object : null;
  return isFault(said) ? withAbout(said, about) : (said as Json);
}

const isAnother = (said: JsonObject | null, ownerKey: string | undefined, owner: Json | undefined): boolean =>
  ownerKey !== undefined && said !== null && !isFault(said) && typeof said[ownerKey] === 'string' && said[ownerKey] !== owner;

function withAbout(fault: Fault, about: object): Json {
  const told = new Fault(fault.value);
  told.errors.push(...fault.errors.map((error) => ({ ...error, extensions: { ...error.extensions, ...about } })));
  return told as unknown as Json;
}
