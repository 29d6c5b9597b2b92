import { globalId } from '@mirex/schema/global-id';

/** Of a whole national session. */
export const RESULTS = 53_000;
export const HOUR = new Date('2026-07-06T08:00:00Z');
export const PUBLICATION = globalId('NO', 'PUB', '0199a2b4-7c11-7d3e-8f00-000000000001');

/** As many decided enrolments as a whole national session has, all of them in one MIREX. */
export const PEOPLE = `
  insert into known_candidate (id, last_name, first_name, birth_date, sex)
  select 'NO-CAN-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), 'Nom ' || n, 'Camille', '2008-01-01', 'F' from generate_series(1, ${RESULTS}) n;
  insert into known_enrolment (id, number, session, speciality_code, state, candidate_id, establishment_uai, diploma_code)
  select 'NO-ENR-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), 'NO26-' || lpad(n::text, 6, '0'), 2026, '40321004', 'ACCEPTED',
         'NO-CAN-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), '0350700A', 'BAC_PRO' from generate_series(1, ${RESULTS}) n;
  insert into known_decision (enrolment_id, number, session, diploma_code, speciality_code, establishment_uai, decision, honours, average_hundredths, told)
  select id, 1, 2026, 'BAC_PRO', '40321004', '0350700A', 'ADMITTED', 'AB', 1250, jsonb_build_object('decision', 'ADMITTED', 'honours', 'AB', 'blocks', '[]'::jsonb, 'failedCertificate', false,
    'diploma', 'BAC_PRO', 'speciality', '40321004', 'session', 2026, 'averageHundredths', 1250,
    'marks', (select jsonb_agg(jsonb_build_object('paper', '40321004.E' || e, 'group', 1, 'standing', 'SAT', 'hundredths', 1250, 'coefficientTenths', 20)) from generate_series(1, 7) e))
  from known_enrolment;
  insert into publication (id, session, diploma_code, zone, time_zone, opens_at, state) values ('${PUBLICATION}', 2026, 'BAC_PRO', 'METRO', 'Europe/Paris', '${HOUR.toISOString()}', 'SCHEDULED');
  analyze;`;
