import { type EntityManager, type FilterQuery, raw } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { Actor } from './actor.entity.ts';
import type { ActorRole } from './competence.rules.ts';

export interface CompetenceQuestion {
  readonly role?: ActorRole | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly discipline?: string | null | undefined;
  readonly on?: string | null | undefined;
}

export interface ActorQuestion {
  readonly establishment?: string | null | undefined;
  readonly competence?: CompetenceQuestion | null | undefined;
}

/** Actors in the order of registration, which their ids carry: names would travel in every cursor. */
const ORDER = 'id';

export function findActors(em: EntityManager, { establishment, competence }: ActorQuestion, page: PageRequest): Promise<Outcome<Page<Actor>, PageRefusal>> {
  const where = {
    ...(establishment != null && { establishmentUai: establishment }),
    ...(competence != null && { id: { $in: competent(competence) } }),
  } as FilterQuery<Actor>;
  return findPage(em, Actor, where, ORDER, page);
}

/** The ids of whoever has one competence in which all of this holds; one without speciality or discipline is good for any. */
function competent({ role, speciality, discipline, on }: CompetenceQuestion): ReturnType<typeof raw> {
  const conditions = [
    ...(role == null ? [] : [{ sql: 'role = ?', values: [role] }]),
    ...(speciality == null ? [] : [{ sql: '(speciality_code is null or speciality_code = ?)', values: [speciality] }]),
    ...(discipline == null ? [] : [{ sql: '(discipline is null or discipline = ?)', values: [discipline] }]),
    { sql: "state = 'VALID'", values: [] },
    ...(on == null ? [] : [{ sql: 'from_date <= ? and (to_date is null or to_date >= ?)', values: [on, on] }]),
  ];
  const where = conditions.map(({ sql }) => sql).join(' and ');
  return raw(`(select actor_id from competence where ${where})`, conditions.flatMap(({ values }) => values));
}
