import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Addressee, addressees, type Partition } from '../partition.ts';
import { namesOf, type ShardRefusal } from '../shard.messages.ts';
import { namedMirex } from './named-mirex.ts';

/** Who can be asked in one request. */
export interface Reach {
  readonly partition: Partition;
  /** The MIREX that the caller may see; absent, all. */
  readonly visible?: ReadonlySet<MirexCode> | undefined;
}

/** Every MIREX that the caller may see: a national question is the question of what its asker may know. */
export function everybody({ partition, visible }: Reach): Outcome<Addressee[], ShardRefusal> {
  const seen = MIREX_CODES.filter((code) => partition.mirex.includes(code) && (visible?.has(code) ?? true));
  if (seen.length === 0) return refuse({ code: 'MIREX_FORBIDDEN', given: namesOf(partition.mirex) });
  return accept(addressees(partition, new Set(seen)));
}

const OWNERS = new WeakMap<Partition, ReadonlyMap<MirexCode, Addressee>>();

/** Each MIREX with the one instance that serves it, worked out once for a partition. */
function ownersOf(partition: Partition): ReadonlyMap<MirexCode, Addressee> {
  const known = OWNERS.get(partition);
  if (known) return known;
  const owners = new Map(partition.mirex.flatMap((code) => addressees(partition, new Set([code])).map((addressee) => [code, addressee] as const)));
  OWNERS.set(partition, owners);
  return owners;
}

/** The one instance whose MIREX an id or a code names. */
export function owner({ partition, visible }: Reach, value: unknown): Outcome<Addressee, ShardRefusal> {
  const mirex = namedMirex(value);
  const addressee = mirex && ownersOf(partition).get(mirex);
  if (!addressee || mirex === undefined) return refuse({ code: 'MIREX_UNKNOWN', given: String(value).slice(0, 80) });
  return visible?.has(mirex) === false ? refuse({ code: 'MIREX_FORBIDDEN', given: mirex }) : accept(addressee);
}

/** The MIREX that these values name; one that is unknown, or not to be seen, refuses them all. */
export function named(reach: Reach, values: readonly unknown[]): Outcome<Addressee[], ShardRefusal> {
  const found = new Set<MirexCode>();
  for (const value of values) {
    const one = owner(reach, value);
    if (!one.ok) return one;
    for (const code of one.value.mirex) found.add(code);
  }
  return accept(addressees(reach.partition, found));
}
