import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/** What is kept of people in diplomas: the register is kept with the name that was printed; who they are else goes. */
export const personal: PersonalData = {
  erased: [{ table: 'press_consent' }, { table: 'press_consent_change' }],
  blanked: [
    { table: 'known_candidate', columns: { last_name: `'effacé'`, first_name: `'effacé'`, birth_date: `date '1900-01-01'` } },
    { table: 'certificate', columns: { content: `t.content || '{"lastName":"effacé","firstName":"effacé","birthDate":"1900-01-01"}'::jsonb` } },
    { table: 'case_file', columns: { subject: `'effacé'`, body: `'effacé'`, answer: 'null', enclosures: `'[]'::jsonb` } },
    { table: 'case_change', columns: { reason: 'null' } },
  ],
  kept: {
    DIPLOMA_REGISTER: ['awarded_diploma', 'award_change', 'given_number', 'certificate_change', 'print_order', 'print_order_change'], EXAM_RECORD: ['published_result', 'result_change', 'known_decision'],
    NAMELESS: ['known_enrolment'],
  },
  impersonal: ['number_series', 'archived_document', 'signature_delegation', 'publication', 'publication_change'],
  waitsFor: [
    { code: 'ERASURE_DIPLOMA_OPEN', sql: `select from awarded_diploma a where a.enrolment_id in (select id from ids) and a.state in ('ELIGIBLE', 'NUMBERED', 'PRINTED', 'SIGNED', 'SPOILED')` },
    { code: 'ERASURE_CASE_OPEN', sql: `select from case_file c where (c.enrolment_id in (select id from ids) or c.candidate_id in (select id from ids)) and c.state not in ('ANSWERED', 'CLOSED', 'APPEALED')` },
  ],
};
