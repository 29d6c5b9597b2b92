import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';
import type { Own, OwnKind } from '@mirex/schema/access/own';
import type { Role } from '@mirex/schema/access/vocabulary';

import type { Subgraph } from '../subgraph.ts';
import type { OwnReach, Reach } from './reach.rules.ts';

/** Which rows of an entity are whose: for each kind of claim, a condition of the database, asked for anew each time. */
export type OwnRows = { readonly [Kind in OwnKind]?: (own: Own[Kind]) => object } & {
  readonly entity: EntityClass<object>;
  /**
   * Rows that a role sees whoever holds it, such as rooms, which name nobody. `ALL` of them, or those of a condition.
   */
  readonly roles?: { readonly [Name in Role]?: 'ALL' | (() => object) };
};

/** What a subgraph says of its rows. */
type Rules = Pick<Subgraph, 'entities' | 'ownRows'>;

/**
 * Keeps every reading through this entity manager to the rows that a caller sees: lists, their counts, rows by id, references,
 * and what an act looks for. An entity that no rule is given for has no row to see. SQL that is written out is not touched:
 * who writes it asks `reachOf`.
 */
export function keepToOwn(em: EntityManager, reach: Reach, { entities, ownRows = [] }: Rules): void {
  if (reach.rows === 'ALL') return;
  for (const entity of entities) {
    const open = ownRows.filter((rule) => rule.entity === entity).flatMap((rule) => conditionsOf(rule, reach));
    if (!open.includes('ALL')) em.addFilter({ name: `own ${entity.name}`, entity, cond: () => anyOf(open) ?? nothingOf(em, entity) });
  }
}

/** Whether some rule might let the caller see a row: who can see none is not let in to try. */
export const seesAny = (reach: Reach, { ownRows = [] }: Rules): boolean =>
  reach.rows === 'ALL' || ownRows.some((rule) => conditionsOf(rule, reach).length > 0);

type Condition = 'ALL' | (() => object);

function conditionsOf(rule: OwnRows, reach: OwnReach | { readonly rows: 'NONE' }): Condition[] {
  if (reach.rows === 'NONE') return [];
  const kinds = (Object.keys(reach.own) as OwnKind[]).flatMap((kind) => conditionOf(rule, kind, reach.own) ?? []);
  return [...kinds, ...reach.roles.flatMap((role) => rule.roles?.[role as Role] ?? [])];
}

function conditionOf<Kind extends OwnKind>(rule: { readonly [K in Kind]?: (own: Own[K]) => object }, kind: Kind, own: { readonly [K in Kind]?: Own[K] }): (() => object) | undefined {
  const where = rule[kind];
  const claimed = own[kind];
  return where && claimed !== undefined ? () => where(claimed) : undefined;
}

function anyOf(conditions: readonly Condition[]): object | undefined {
  const asked = conditions.filter((one) => one !== 'ALL').map((one) => one());
  return asked.length > 1 ? { $or: asked } : asked[0];
}

const nothingOf = (em: EntityManager, entity: EntityClass<object>): object =>
  Object.fromEntries(em.getMetadata().get(entity).primaryKeys.map((key) => [key, { $in: [] }]));
