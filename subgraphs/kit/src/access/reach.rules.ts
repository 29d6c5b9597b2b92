import { NATION, type Owner } from '@mirex/schema/mirex';

/** What of a caller decides which rows they see. */
export interface Asking {
  readonly roles: readonly string[];
  readonly mirex: readonly string[];
  readonly establishment?: string | undefined;
}

/** The rows of one owner that a caller sees: all, those of one establishment, or none. */
export type Reach = { readonly rows: 'ALL' } | { readonly rows: 'ESTABLISHMENT'; readonly uai: string } | { readonly rows: 'NONE' };

const NATIONAL: ReadonlySet<string> = new Set(['BEX', 'SYSTEM']);
const OF_MIREX: ReadonlySet<string> = new Set(['HEAD', 'UNIT', 'TRANS', 'SIGN', 'INSP', 'DOC', 'FIN', 'CHAIR', 'DEPUTY', 'CENTRE']);
const OF_ESTABLISHMENT: ReadonlySet<string> = new Set(['EST', 'CLERK']);

/**
 * How far a caller sees among the rows of an owner. The nation's rows are everybody's, the bureau sees everywhere, anybody
 * else only in the MIREX that they work for. Of several roles the widest counts.
 *
 * Candidates, examiners and invigilators see none: nothing links an account to a person yet. Nor do agents of a region,
 * teachers and the press, whose rows are not told apart yet.
 */
export function reachOf({ roles, mirex, establishment }: Asking, owner: Owner): Reach {
  if (owner === NATION || roles.some((role) => NATIONAL.has(role))) return { rows: 'ALL' };
  if (!mirex.includes(owner)) return { rows: 'NONE' };
  if (roles.some((role) => OF_MIREX.has(role))) return { rows: 'ALL' };
  if (establishment !== undefined && roles.some((role) => OF_ESTABLISHMENT.has(role))) return { rows: 'ESTABLISHMENT', uai: establishment };
  return { rows: 'NONE' };
}
