import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** Whom an actor may not judge: what other MIREX ask before they give them scripts. Never why. */
export interface ActorConflictRow {
  /** As it was asked. */
  readonly asked: GlobalId;
  /** Who stands for them, where they were merged. */
  readonly actorId: GlobalId;
  readonly establishmentUai: string | null;
  readonly conflicts: readonly { readonly kind: string; readonly target: string }[];
}

/**
 * Of all rows: a MIREX asks, no person.
 * What keeps these actors from judging somebody at some time between two days, both included. Those of records that were
 * merged into one count for it. Who is not known is not in the answer. One statement.
 */
export const conflictsOf = (em: EntityManager, ids: readonly string[], { from, to }: { readonly from: string; readonly to: string }): Promise<ActorConflictRow[]> =>
  em.execute<ActorConflictRow[]>(
    `select a.id as asked, s.id as "actorId", s.establishment_uai as "establishmentUai", coalesce((
       select jsonb_agg(jsonb_build_object('kind', i.kind, 'target', i.target) order by i.id) from incompatibility i
       where i.actor_id in (select same.id from actor same where same.id = s.id or same.survivor_id = s.id)
         and not i.withdrawn and (i.from_date is null or i.from_date <= ?::date) and (i.to_date is null or i.to_date >= ?::date)), '[]') as conflicts
     from actor a join actor s on s.id = coalesce(a.survivor_id, a.id) where a.id in (select jsonb_array_elements_text(?::jsonb)) order by a.id`,
    [to, from, JSON.stringify(ids)],
  );
