import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';

/** A condition in SQL, and the values of its `?`. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Which rows of an entity are seen through this entity manager, as a condition for SQL that is written out: counts and sums say
 * it beside their own conditions, so that nobody counts what they could not list. `true` for who sees all.
 *
 * @param column where the entity's id stands: `e.id`.
 */
export async function seenRows<Row extends { id: string }>(em: EntityManager, entity: EntityClass<Row>, column: string): Promise<SqlCondition> {
  const rows = em.createQueryBuilder(entity as EntityClass<{ id: string }>, 'own');
  rows.select('id');
  const all = rows.clone().toQuery().sql;
  await rows.applyFilters();
  const { sql, params } = rows.toQuery();
  return sql === all ? { sql: 'true', values: [] } : { sql: `${column} in (${sql})`, values: params };
}
