import type { Requirement } from '@mirex/schema/access/requirements';
import type { Role } from '@mirex/schema/access/vocabulary';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type RawCountsRefusal = { readonly code: 'RAW_COUNTS_RESERVED'; readonly field: string };

/**
 * Who reads counts as they are, with the small ones: those who hold the lists that are counted, and those who answer for
 * them. A proposal of ours.
 */
const RAW_READERS: ReadonlySet<string> = new Set(['BEX', 'SYSTEM', 'INSP', 'HEAD', 'SIGN', 'UNIT', 'TRANS', 'DRAAF', 'FIN']);

/**
 * Whether counts may be read as they are.
 *
 * Besides those above, a role that a count names may: the instances count for it what it could list one by one, so that it
 * learns nothing. Everybody else, and whoever asks for a count that is open to all, reads the public snapshot of a session.
 *
 * @param needed what the operation needs, with the fields that each gives.
 * @param counted the fields of the graph that are counts or computed from counts, `Type.field`.
 */
export function checkRawCounts(needed: readonly Requirement[], counted: ReadonlySet<string>, roles: readonly string[]): Outcome<void, RawCountsRefusal> {
  if (roles.some((role) => RAW_READERS.has(role))) return accept(undefined);
  for (const { coordinate, gives = [], roles: named } of needed) {
    if (roles.some((role) => named.has(role as Role))) continue;
    const field = [coordinate, ...gives].find((one) => counted.has(one));
    if (field !== undefined) return refuse({ code: 'RAW_COUNTS_RESERVED', field });
  }
  return accept(undefined);
}
