import type { EntityManager } from '@mikro-orm/postgresql';

import { contradictions, type Assigned } from '../territory/competence.rules.ts';
import type { Fact, PublishedName } from './compare.rules.ts';
import { PLAN_FACTS } from './plan-facts.ts';

/** The referential as it stands, by data set, in the shapes of `@mirex/schema/edition`; each in the order of its key. */
const FACTS: Readonly<Record<PublishedName, string>> = {
  specialities: `
    select code, label, diploma_code as "diploma", first_session as "firstSession", last_session as "lastSession",
           (select coalesce(jsonb_agg(r.old_code order by r.old_code), '[]') from replacement r where r.new_code = speciality.code) as "replaces"
    from speciality order by code`,
  establishments: `
    select e.uai, a.mirex_code as "mirex", e.sector, d.region_code as "region"
    from establishment e
    join department d on d.code = e.department_code
    left join territory_assignment a on a.region_code = d.region_code and a.first_session <= ? and (a.last_session is null or ? <= a.last_session)
    order by e.uai`,
  offers: `
    select uai, speciality_code as "speciality", route, first_session as "firstSession", last_session as "lastSession"
    from training_offer where state in ('OPEN', 'SUSPENDED', 'CLOSED') order by uai, speciality_code, route, first_session`,
  papers: `
    select code, label, speciality_code as "speciality", mode, coefficient_tenths as "coefficientTenths", mark_step as "markStep", professional, optional, eps,
           first_session as "firstSession", last_session as "lastSession"
    from paper order by code`,
  accreditations: `
    select uai, kind, speciality_code as "speciality", valid_from::text as "from", valid_to::text as "to"
    from accreditation where kind <> 'UC' order by uai, kind, speciality_code, valid_from`,
  sessions: `select session_year as "year", state as "phase" from session_calendar where zone = 'METRO' order by session_year`,
  rates: `
    select activity, level, unit, minor::text as "minor", currency, valid_from::text as "from", valid_to::text as "to"
    from rate order by activity, level, currency, valid_from`,
  territories: `
    select a.region_code as "region", a.mirex_code as "mirex", a.first_session as "firstSession", a.last_session as "lastSession",
           r.calendar_zone as "zone", r.time_zone as "timeZone",
           (select coalesce(jsonb_agg(d.code order by d.code), '[]') from department d where d.region_code = r.code) as "departments"
    from territory_assignment a join region r on r.code = a.region_code order by a.region_code, a.first_session`,
  regulations: `
    select r.code, r.diploma_code as "diploma", r.scope, r.region_code as "region", r.first_session as "firstSession", r.last_session as "lastSession",
           jsonb_agg(jsonb_build_object('name', i.name, 'unit', i.unit, 'value', i.value, 'wording', i.wording, 'status', i.status) order by i.name) as "items"
    from exam_regulation r join regulation_item i on i.regulation_code = r.code group by r.code order by r.code`,
  retentions: `select code, label, days, basis, status from retention_rule order by code`,
  ...PLAN_FACTS,
};

/**
 * What an edition holds, by data set.
 *
 * @param session whose territories decide the MIREX of an establishment.
 */
export async function collectFacts(tx: EntityManager, session: number, names: readonly PublishedName[]): Promise<Record<PublishedName, Fact[]>> {
  const facts = {} as Record<PublishedName, Fact[]>;
  for (const name of names) facts[name] = await tx.execute<Fact[]>(FACTS[name], name === 'establishments' ? [session, session] : []);
  return facts;
}

/** Regions that would have two MIREX in one session: while there are any, nothing is published. */
export async function contradictoryRegions(tx: EntityManager): Promise<string[]> {
  const assigned = await tx.execute<Assigned[]>(
    `select region_code as "regionCode", mirex_code as "mirexCode", first_session as "firstSession", last_session as "lastSession" from territory_assignment`,
  );
  return [...new Set(contradictions(assigned).map(([{ regionCode }]) => regionCode))];
}
