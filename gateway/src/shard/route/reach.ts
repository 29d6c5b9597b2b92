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

/** The MIREX that these values name; one that is unknown, or not to be seen, refuses them all. */
export function named({ partition, visible }: Reach, values: readonly unknown[]): Outcome<Addressee[], ShardRefusal> {
  const found = new Set<MirexCode>();
  for (const value of values) {
    const mirex = namedMirex(value);
    if (mirex === undefined || !partition.mirex.includes(mirex)) return refuse({ code: 'MIREX_UNKNOWN', given: String(value).slice(0, 80) });
    if (visible?.has(mirex) === false) return refuse({ code: 'MIREX_FORBIDDEN', given: mirex });
    found.add(mirex);
  }
  return accept(addressees(partition, found));
}
