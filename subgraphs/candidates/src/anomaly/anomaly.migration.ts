import type { SqlMigration } from '@mirex/kit/database';

/**
 * Anomalies are looked for anew each time, by one view: what was mended is gone. `about` says what a finding is of, so that a
 * reason given for one finding does not cover another one of the same rule.
 */
export const anomalyMigration: SqlMigration = {
  name: '2026-11-22-anomaly',
  sql: `
    create table anomaly_resolution (
      enrolment_id text collate "C" not null references enrolment (id),
      rule text collate "C" not null,
      about text collate "C" not null,
      reason text not null,
      at timestamptz not null,
      by text not null,
      primary key (enrolment_id, rule, about)
    );
    create view options_at_least as
      select r.diploma, r."firstSession" as first_session, coalesce(r."lastSession", 9999) as last_session, (i ->> 'value')::integer as least
      from jsonb_to_recordset((select data_sets -> 'regulations' from edition)) as r(diploma text, scope text, region text, "firstSession" integer, "lastSession" integer, items jsonb),
        jsonb_array_elements(r.items) i
      where i ->> 'name' = 'OPTIONS_AT_LEAST' and r.scope is null and r.region is null;
    create view standing_enrolment as
      select e.*, c.identity_key from enrolment e join candidate c on c.id = e.candidate_id
      where e.state not in ('REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED');
    create view enrolment_anomaly as
      select f.*, r.reason as resolution, r.at as resolved_at, r.by as resolved_by from (
        select s.id as enrolment_id, s.session, s.number, s.establishment_uai, 'OPTION_MISSING' as rule, '' as about
        from standing_enrolment s join jsonb_to_recordset((select data_sets -> 'specialities' from edition)) as p(code text, diploma text) on p.code = s.speciality_code
        join options_at_least o on o.diploma = p.diploma and s.session between o.first_session and o.last_session where jsonb_array_length(s.options) < o.least
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'PERSON_TWICE', min(t.number)
        from standing_enrolment s join standing_enrolment t on t.identity_key = s.identity_key and t.session = s.session and t.candidate_id <> s.candidate_id
        group by s.id, s.session, s.number, s.establishment_uai
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'OFFER_CLOSED', concat_ws(' ', s.establishment_uai, s.speciality_code, s.route)
        from standing_enrolment s where s.route not in ('INDIVIDUAL', 'PRIVATE_NO_CONTRACT') and not exists (
          select from jsonb_to_recordset((select data_sets -> 'offers' from edition)) as o(uai text, speciality text, route text, "firstSession" integer, "lastSession" integer)
          where o.uai = s.establishment_uai and o.speciality = s.speciality_code and o.route = s.route and s.session between o."firstSession" and coalesce(o."lastSession", 9999))
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'PAPERS_UNKNOWN', s.speciality_code
        from standing_enrolment s where not exists (select from paper_map m where m.enrolment_id = s.id and m.papers <> '[]')
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'KEPT_MARK_MISSING', ''
        from standing_enrolment s where s.enrolment_case = 'REPEATER' and not exists (select from kept_mark k where k.enrolment_id = s.id)
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'KEPT_MARK_UNDECIDED', k.paper
        from standing_enrolment s join kept_mark k on k.enrolment_id = s.id where k.state = 'REQUESTED'
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'EXEMPTION_UNDECIDED', x.ground
        from standing_enrolment s join exemption x on x.enrolment_id = s.id where x.state = 'REQUESTED'
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'ACCOMMODATION_UNDECIDED', ''
        from standing_enrolment s join accommodation_request a on a.enrolment_id = s.id where a.decision is null
        union all
        select s.id, s.session, s.number, s.establishment_uai, 'NATIONAL_CHECK_OPEN', s.national_check
        from standing_enrolment s where s.national_check <> 'RESERVED'
      ) f left join anomaly_resolution r using (enrolment_id, rule, about);
  `,
};
