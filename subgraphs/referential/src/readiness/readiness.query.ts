import type { EntityManager } from '@mikro-orm/postgresql';

import type { Finding } from './readiness.rules.ts';

/** Offers of a session with the diploma and the MIREX that they fall under; of one MIREX when it is named. */
const OFFERED = `
  offered as (
    select o.id, o.uai, o.ccf, r.calendar_zone as zone, s.code as speciality, s.last_session, s.diploma_code as diploma, a.mirex_code as mirex
    from training_offer o
    join speciality s on s.code = o.speciality_code
    join establishment e on e.uai = o.uai
    join department d on d.code = e.department_code
    join region r on r.code = d.region_code
    left join territory_assignment a on a.region_code = d.region_code and a.first_session <= :session and (a.last_session is null or :session <= a.last_session)
    where o.state in ('OPEN', 'SUSPENDED') and o.first_session <= :session and (o.last_session is null or :session <= o.last_session)
      and (:mirex::text is null or a.mirex_code = :mirex)
  )`;

const IN_FORCE = `first_session <= :session and (last_session is null or :session <= last_session)`;

const IN_FORCE_P = IN_FORCE.replaceAll(/(first|last)_session/g, 'p.$1_session');

const CHECKS = `
  with ${OFFERED}
  select 'CALENDAR_MISSING' as code, :session::text as subject where not exists (select from session_calendar where session_year = :session)
  union
  select 'PAPERS_MISSING', speciality from offered o where not exists (select from paper p where p.speciality_code = o.speciality and ${IN_FORCE})
  union
  select 'REGULATION_MISSING', diploma from offered o where not exists (select from exam_regulation r where r.diploma_code = o.diploma and ${IN_FORCE})
  union
  select 'OFFER_OF_CLOSED_SPECIALITY', id from offered where last_session < :session
  union
  select 'TERRITORY_WITHOUT_MIREX', uai from offered where mirex is null
  union
  select 'COEFFICIENT_PLACEHOLDER', speciality from offered o
  where exists (select from paper p where p.speciality_code = o.speciality and p.status = 'PLACEHOLDER' and ${IN_FORCE})
  union
  select 'PHASE_MISSING', z.zone || ' ' || n.phase from (select distinct zone from offered where zone is not null) z cross join (values ('ENROLMENT_OPEN'), ('PAPERS')) n(phase)
  where exists (select from session_calendar where session_year = :session)
    and not exists (select from session_phase p where p.session_year = :session and p.zone = z.zone and p.phase = n.phase)
  union
  select 'PAPER_NOT_SCHEDULED', p.code || ' ' || o.zone from offered o join paper p on p.speciality_code = o.speciality and p.mode = 'TERMINAL' and ${IN_FORCE_P}
  where o.zone is not null and not exists (select from scheduled_paper s where s.session_year = :session and s.zone = o.zone and s.paper_code = p.code)
  union
  select 'OFFER_WITHOUT_ACCREDITATION', id from offered o where o.ccf and not exists (
    select from accreditation h where h.uai = o.uai and h.kind <> 'UC' and (h.speciality_code is null or h.speciality_code = o.speciality)
      -- On the first day of the session's year, which a date may be too small for.
      and extract(year from h.valid_from - 1) < :session and :session <= extract(year from h.valid_to))
  order by code, subject`;

/** What is wrong with the data of a session, in one statement. @param mirex null: of the nation. */
export async function findFaults(em: EntityManager, session: number, mirex: string | null): Promise<Finding[]> {
  const values: (number | string | null)[] = [];
  const sql = CHECKS.replaceAll(/:(session|mirex)\b/g, (_text, name) => {
    values.push(name === 'session' ? session : mirex);
    // A cast, not `::`, which binds closer than the sign of a negative number.
    return name === 'session' ? 'cast(? as integer)' : '?';
  });
  return em.execute<Finding[]>(sql, values);
}
