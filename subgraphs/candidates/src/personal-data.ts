import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/**
 * What is kept of candidates. Who they are, their health and their documents go; that somebody was enrolled, in what and when,
 * stays under an id that names nobody, since marks and statistics hang on it.
 */
export const personal: PersonalData = {
  erased: [{ table: 'accommodation_request' }, { table: 'national_intention' }, { table: 'candidate_change' }, { table: 'life_event' }],
  blanked: [
    {
      table: 'candidate',
      columns: { last_name: `'effacé'`, first_name: `'effacé'`, birth_date: `date '1900-01-01'`, ine: 'null', inaa: 'null', address: 'null', identity_key: `'effacé ' || t.id` },
    },
    { table: 'supporting_document', columns: { file_name: `'effacé'` } },
    { table: 'enrolment_change', columns: { reason: 'null' } },
    { table: 'record_change', columns: { reason: 'null' } },
    { table: 'transfer', columns: { why: 'null' } },
    { table: 'pending_ban', columns: { why: 'null' } },
    { table: 'anomaly_resolution', columns: { reason: `'effacé'` } },
  ],
  kept: { EXAM_RECORD: ['enrolment', 'kept_mark', 'exemption', 'void_paper'], NAMELESS: ['paper_map', 'received_transfer'] },
  impersonal: ['candidate_counter', 'designated_doctor', 'known_jury', 'pre_registration_import', 'pre_registration_line', 'pre_registration_count'],
  waitsFor: [{
    code: 'ERASURE_SESSION_OPEN',
    sql: `select from enrolment e, day where (e.id in (select id from ids) or e.candidate_id in (select id from ids)) and e.session >= extract(year from day.today) and e.state not in ('REJECTED', 'WITHDRAWN', 'TRANSFERRED')`,
  }],
};
