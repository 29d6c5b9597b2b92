import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/** What the nation keeps of people: hashes that nobody can read, under ids that name nobody. */
export const personal: PersonalData = {
  erased: [],
  blanked: [{ table: 'speciality_lock_change', columns: { reason: 'null' } }],
  kept: { SANCTION: ['speciality_lock', 'exam_ban', 'exam_ban_change'] },
  impersonal: [
    'mirex', 'competent_service', 'region', 'department', 'territory_assignment', 'establishment', 'diploma', 'speciality', 'rncp_record', 'replacement', 'mef', 'paper',
    'exam_regulation', 'regulation_item', 'regulation_item_change', 'exam_session', 'session_calendar', 'session_phase', 'training_offer', 'rate', 'imported_file', 'declaration', 'accreditation',
    'snapshot', 'statistical_secrecy', 'retention_rule', 'retention_rule_change', 'session_change', 'session_lock', 'enrolment_window', 'imported_pre_registrations', 'scheduled_paper',
    'national_subject', 'subject_change', 'national_order', 'order_acknowledgement', 'published_edition', 'edition_content', 'announcement', 'announcement_receipt', 'offer_change',
  ],
  waitsFor: [],
};
