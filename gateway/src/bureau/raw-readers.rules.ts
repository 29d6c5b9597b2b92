import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type RawCountsRefusal = { readonly code: 'RAW_COUNTS_RESERVED'; readonly field: string };

/**
 * Who reads counts as they are, with the small ones: those who hold the lists that are counted, and those who answer for
 * them. Everybody else reads the public snapshot of a session. A proposal of ours.
 */
const RAW_READERS: ReadonlySet<string> = new Set(['BEX', 'SYSTEM', 'INSP', 'HEAD', 'SIGN', 'UNIT', 'TRANS', 'DRAAF', 'FIN']);

export const mayReadRawCounts = (roles: readonly string[]): boolean => roles.some((role) => RAW_READERS.has(role));

/** @param counted the fields of an operation that are counts or computed from counts, `Type.field`. */
export function checkRawCounts(counted: readonly string[], roles: readonly string[]): Outcome<readonly string[], RawCountsRefusal> {
  const [field] = counted;
  return field === undefined || mayReadRawCounts(roles) ? accept(counted) : refuse({ code: 'RAW_COUNTS_RESERVED', field });
}
