import { type Asking, mirexOf, OPENED_BY, type Own, type OwnKind, ownOf } from '@mirex/schema/access/own';
import { NATION, type Owner } from '@mirex/schema/mirex';

/** The rows of one owner that a caller sees: all, their own and those of a role there, or none. */
export type Reach = { readonly rows: 'ALL' } | OwnReach | { readonly rows: 'NONE' };

export interface OwnReach {
  readonly rows: 'OWN';
  /** What is the caller's own: a row of theirs is one of any of these. */
  readonly own: Partial<Own>;
  /** What the caller is there. */
  readonly roles: readonly string[];
}

const NATIONAL: ReadonlySet<string> = new Set(['BEX', 'SYSTEM']);
const OF_MIREX: ReadonlySet<string> = new Set(['HEAD', 'TRANS', 'SIGN']);

/**
 * How far a caller sees among the rows of an owner. The nation's rows are everybody's, the bureau sees everywhere, the staff of
 * a MIREX sees that MIREX. An agent of a diploma unit does too, unless the token names their diplomas or specialities.
 * Anybody else sees what is their own, as each subgraph tells it apart. Of several roles the widest counts.
 *
 * Elsewhere than where they work, somebody is an actor whom that MIREX summoned, or nobody.
 */
export function reachOf(asking: Asking, owner: Owner): Reach {
  const { roles } = asking;
  if (owner === NATION || roles.some((role) => NATIONAL.has(role))) return { rows: 'ALL' };
  const own = ownOf(asking);
  if (asking.mirex.includes(owner) && (roles.some((role) => OF_MIREX.has(role)) || (roles.includes('UNIT') && !own.diplomas && !own.specialities))) return { rows: 'ALL' };
  if (asking.mirex.includes(owner)) return { rows: 'OWN', own, roles };
  const away = awayOf(own, (mirexOf(asking) as ReadonlySet<string>).has(owner));
  const opening = (Object.keys(away) as OwnKind[]).flatMap((kind) => OPENED_BY[kind]) as readonly string[];
  return opening.length === 0 ? { rows: 'NONE' } : { rows: 'OWN', own: away, roles: roles.filter((role) => opening.includes(role)) };
}

/** What a caller is for the rows of an owner: elsewhere than where they work, what lets them in and nothing besides. */
export function rolesAt(asking: Asking, owner: Owner): readonly string[] {
  const reach = reachOf(asking, owner);
  if (reach.rows === 'ALL') return asking.roles;
  return reach.rows === 'OWN' ? reach.roles : [];
}

/** What is somebody's own where they do not work: what an id names. Codes and regions are not told by their owner. */
const awayOf = ({ candidates, actor, centres, juries }: Partial<Own>, issued: boolean): Partial<Own> =>
  ({ ...(actor && { actor }), ...(issued && { ...(candidates && { candidates }), ...(centres && { centres }), ...(juries && { juries }) }) });
