import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';

import type { Context } from '../context.ts';
import { clientError } from '../graph/client-error.ts';
import { explainKit } from '../kit.messages.ts';
import { reachOf } from './reach.rules.ts';

/** Which rows of an entity are one establishment's. */
export interface EstablishmentRows {
  readonly entity: EntityClass<object>;
  /** A condition of the database, asked for anew each time. */
  readonly where: (uai: string) => object;
}

/**
 * Keeps every reading through this entity manager to one establishment: lists, their counts, rows by id, references, and
 * what an act looks for. An entity that no rule is given for has no row to see. SQL that is written out is not touched:
 * who writes it asks `establishmentAsked`.
 */
export function keepToEstablishment(em: EntityManager, uai: string, entities: readonly EntityClass<object>[], rules: readonly EstablishmentRows[]): void {
  for (const entity of entities) {
    const where = rules.find((rule) => rule.entity === entity)?.where ?? (() => nothingOf(em, entity));
    em.addFilter({ name: `establishment ${entity.name}`, entity, cond: () => where(uai) });
  }
}

const nothingOf = (em: EntityManager, entity: EntityClass<object>): object =>
  Object.fromEntries(em.getMetadata().get(entity).primaryKeys.map((key) => [key, { $in: [] }]));

/**
 * The establishment that a count or an act is about: the one that is named, or the caller's own when they may ask for no
 * other.
 *
 * @throws FORBIDDEN for the client when they named another.
 */
export function establishmentAsked(named: string | null | undefined, { caller, owner }: Pick<Context, 'caller' | 'owner'>): string | null {
  const reach = reachOf(caller, owner);
  if (reach.rows !== 'ESTABLISHMENT') return named ?? null;
  if (named != null && named !== reach.uai) throw clientError(explainKit({ code: 'FORBIDDEN' }));
  return reach.uai;
}
