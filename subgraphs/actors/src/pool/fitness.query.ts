import type { EntityManager } from '@mikro-orm/postgresql';

import type { ActorRole } from '../actor/competence.rules.ts';
import { type HalfDay, slotsOf } from '../summons/diary.rules.ts';
import { FREES_THE_DIARY } from '../summons/summons-state.rules.ts';
import type { Fitness } from './eligibility.rules.ts';

/** A mission, as far as it decides who may take it. */
export interface MissionNeed {
  readonly session: number;
  readonly role: ActorRole;
  readonly specialityCode: string | null;
  readonly paperCode: string | null;
  readonly discipline: string | null;
  /** ISO date. */
  readonly date: string;
  readonly halfDay: HalfDay;
  /** UAIs of the schools whose pupils are examined. */
  readonly establishments: readonly string[];
  readonly candidates: readonly string[];
  /** Those whom they would sit with. */
  readonly companions: readonly string[];
  readonly now: Date;
}

/** Under the ids that they had before they were merged. */
const IS_COMPANION = 'select same.id from actor same where same.survivor_id = any(:companions::text[])';

/** Of all rows: whoever looks for somebody free has to know of everybody. */
const FITNESS = `
  select a.id as "actorId", a.survivor_id is not null as merged, c.competent, d.half as "busyHalf", coalesce(i.kind, own.kind) as incompatibility,
    a.status = 'EXTERNAL' and not a.payee_file as "payeeFileMissing", m.missions::int as missions, w.volunteer
  from actor a
  cross join lateral (
    select exists (
      select from competence c where c.actor_id = a.id and c.state = 'VALID' and c.role = :role
        and (c.speciality_code is null or c.speciality_code = :speciality) and (:discipline::text is null or c.discipline is null or c.discipline = :discipline)
        and c.from_date <= :date::date and (c.to_date is null or c.to_date >= :date::date)
    ) as competent
  ) c
  left join lateral (
    select half from diary_entry where actor_id = a.id and date = :date::date and half = any(:halves::text[]) and (expires_at is null or expires_at > :now)
    order by half desc limit 1
  ) d on true
  left join lateral (
    select kind from incompatibility
    where not withdrawn and (from_date is null or from_date <= :date::date) and (to_date is null or to_date >= :date::date)
      and (((actor_id = a.id or actor_id in (select same.id from actor same where same.survivor_id = a.id)) and case kind
          when 'ESTABLISHMENT' then target = any(:establishments::text[]) when 'CANDIDATE' then target = any(:candidates::text[])
          when 'ACTOR' then target = any(:companions::text[]) or target in (${IS_COMPANION}) when 'PAPER' then target = :paper else true end)
        or (kind = 'ACTOR' and (target = a.id or target in (select same.id from actor same where same.survivor_id = a.id))
          and (actor_id = any(:companions::text[]) or actor_id in (${IS_COMPANION}))))
    order by kind limit 1
  ) i on true
  left join lateral (select 'OWN_ESTABLISHMENT' as kind where a.establishment_uai = any(:establishments::text[])) own on true
  cross join lateral (
    select count(*) as missions from summons where actor_id = a.id and session = :session and state <> all(:uncounted::text[])
  ) m
  cross join lateral (
    select exists (
      select from survey_answer s join survey v on v.id = s.survey_id cross join lateral jsonb_to_recordset(s.wishes) as w(role text, "specialityCode" text)
      where s.actor_id = a.id and v.session = :session and w.role = :role and (w."specialityCode" is null or w."specialityCode" = :speciality)
    ) as volunteer
  ) w`;

/** What is known of these actors for a mission: one statement. */
export const fitnessOf = (em: EntityManager, need: MissionNeed, actorIds: readonly string[]): Promise<Fitness[]> =>
  run(em, `${FITNESS} where a.id = any(:ids::text[])`, { ...valuesOf(need), ids: list(actorIds) });

/**
 * Who may take a mission: the competent, free and compatible of this MIREX who have less than the most missions of a year,
 * volunteers first, then those with the fewest. One statement, whatever the number of actors.
 */
export const poolOf = (em: EntityManager, need: MissionNeed, { first, most }: { readonly first: number; readonly most: number | null }): Promise<Fitness[]> =>
  run(em, `${FITNESS} where c.competent and a.survivor_id is null and d.half is null and i.kind is null and own.kind is null
    and not (a.status = 'EXTERNAL' and not a.payee_file) and (:most::int is null or m.missions < :most::int)
    order by w.volunteer desc, m.missions, a.id limit :first`, { ...valuesOf(need), first, most });

const valuesOf = ({ role, specialityCode, paperCode, discipline, date, halfDay, establishments, candidates, companions, session, now }: MissionNeed): Record<string, unknown> => ({
  role, date, discipline, session, now, speciality: specialityCode, paper: paperCode ?? '',
  halves: list(slotsOf({ actorId: '', date, halfDay }).map(({ half }) => half)),
  establishments: list(establishments), candidates: list(candidates), companions: list(companions), uncounted: list([...FREES_THE_DIARY]),
});

/** Ids and codes as PostgreSQL writes an array: what is no code matches nothing. */
const list = (texts: readonly string[]): string => `{${texts.filter((text) => /^[\w.-]+$/.test(text)).join(',')}}`;

/** Named places in SQL: each is used several times. */
function run(em: EntityManager, sql: string, values: Readonly<Record<string, unknown>>): Promise<Fitness[]> {
  const given: unknown[] = [];
  const positional = sql.replaceAll(/(?<!:):([a-z]+)/g, (_whole, name: string) => {
    given.push(values[name]);
    return '?';
  });
  return em.execute<Fitness[]>(positional, given);
}
