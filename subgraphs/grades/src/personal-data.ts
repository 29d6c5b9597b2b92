import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/** What is kept of people in grades: nothing here has a name; marks, records and sanctions stay as the law wants them. */
export const personal: PersonalData = {
  erased: [{ table: 'known_incompatibility' }],
  blanked: [{ table: 'known_actor', columns: { establishment_uai: 'null' } }, { table: 'fraud_case', columns: { facts: `'effacé'` } }, { table: 'fraud_change', columns: { reason: 'null' } }],
  kept: {
    EXAM_RECORD: ['deliberation', 'mark', 'mark_change', 'second_group_mark', 'second_group_change', 'ccf_mark', 'repeated_mark', 'result', 'result_change', 'attendance'],
    NAMELESS: ['known_oral', 'harmonisation_commission', 'ccf_check', 'known_enrolment', 'known_paper'], ANONYMITY: ['script', 'marking_batch', 'marking_batch_change'],
  },
  impersonal: ['harmonisation_proposal', 'marking_guidance', 'guidance_change', 'ccf_plan', 'ccf_check_change', 'ccf_situation', 'ccf_change', 'known_jury'],
  waitsFor: [{
    code: 'ERASURE_FRAUD_OPEN', sql: `select from fraud_case f where (f.enrolment_id in (select id from ids) or f.candidate_id in (select id from ids)) and f.state <> 'FINAL'`,
  }],
};
