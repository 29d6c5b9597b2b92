import { ownerOf } from '@mirex/schema/global-id';
import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';

/** The MIREX that a routing value names: it is a code, or an id whose head is one. */
export function namedMirex(value: unknown): MirexCode | undefined {
  const owner = isMirexCode(value) ? value : ownerOf(value);
  return isMirexCode(owner) ? owner : undefined;
}
