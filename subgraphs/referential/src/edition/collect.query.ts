import type { EntityManager } from '@mikro-orm/postgresql';

import { contradictions, type Assigned } from '../territory/competence.rules.ts';
import type { Fact, PublishedName } from './compare.rules.ts';

/** The referential as it stands, by data set, in the shapes of `@mirex/schema/edition`; each in the order of its key. */
const FACTS: Readonly<Record<PublishedName, string>> = {
  specialities: `
    select code, diploma_code as "diploma", first_session as "firstSession", last_session as "lastSession"
    from speciality order by code`,
  establishments: `
    select e.uai, a.mirex_code as "mirex", e.sector
    from establishment e
    join department d on d.code = e.department_code
    left join territory_assignment a on a.region_code = d.region_code and a.first_session <= ? and (a.last_session is null or ? <= a.last_session)
    order by e.uai`,
  offers: `
    select uai, speciality_code as "speciality", route, first_session as "firstSession", last_session as "lastSession"
    from training_offer where state in ('OPEN', 'SUSPENDED', 'CLOSED') order by uai, speciality_code, route, first_session`,
  papers: `
    select code, speciality_code as "speciality", mode, coefficient_tenths as "coefficientTenths", mark_step as "markStep",
           first_session as "firstSession", last_session as "lastSession"
    from paper order by code`,
  sessions: `select session_year as "year", state as "phase" from session_calendar where zone = 'METRO' order by session_year`,
  rates: `
    select activity, level, minor::text as "minor", currency, valid_from::text as "from", valid_to::text as "to"
    from rate order by activity, level, currency, valid_from`,
  territories: `
    select region_code as "region", mirex_code as "mirex", first_session as "firstSession", last_session as "lastSession"
    from territory_assignment order by region_code, first_session`,
  regulations: `
    select r.code, r.diploma_code as "diploma", r.scope, r.region_code as "region", r.first_session as "firstSession", r.last_session as "lastSession",
           jsonb_agg(jsonb_build_object('name', i.name, 'unit', i.unit, 'value', i.value, 'wording', i.wording, 'status', i.status) order by i.name) as "items"
    from exam_regulation r join regulation_item i on i.regulation_code = r.code group by r.code order by r.code`,
};

/**
 * All that an edition holds.
 *
 * @param session whose territories decide the MIREX of an establishment.
 */
export async function collectFacts(tx: EntityManager, session: number): Promise<Record<PublishedName, Fact[]>> {
  const facts = {} as Record<PublishedName, Fact[]>;
  for (const [name, sql] of Object.entries(FACTS)) {
    facts[name as PublishedName] = await tx.execute<Fact[]>(sql, name === 'establishments' ? [session, session] : []);
  }
  return facts;
}

/** Regions that would have two MIREX in one session: while there are any, nothing is published. */
export async function contradictoryRegions(tx: EntityManager): Promise<string[]> {
  const assigned = await tx.execute<Assigned[]>(
    `select region_code as "regionCode", mirex_code as "mirexCode", first_session as "firstSession", last_session as "lastSession" from territory_assignment`,
  );
  return [...new Set(contradictions(assigned).map(([{ regionCode }]) => regionCode))];
}
