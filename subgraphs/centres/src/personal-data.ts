import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/** What is kept of people in centres: names that were told for what is printed, and letters that hold them, go. */
export const personal: PersonalData = {
  quoting: [{ table: 'centre_file', where: `exists (select from known_enrolment k where (k.id in (select id from ids) or k.candidate_id in (select id from ids)) and k.number = any(t.numbers))` }],
  erased: [{ table: 'known_measure' }, { table: 'accommodation_aide' }, { table: 'accommodation_aide_change' }, { table: 'known_incompatibility' }, { table: 'centre_file' }],
  blanked: [
    { table: 'known_candidate', columns: { last_name: `'effacé'`, first_name: `'effacé'`, birth_date: `date '1900-01-01'` } },
    { table: 'candidate_summons', columns: { title: `'effacé'`, body: `'effacé'`, reason: 'null' } },
    { table: 'candidate_summons_change', columns: { reason: 'null' } },
  ],
  kept: {
    EXAM_RECORD: ['attendance', 'attendance_change', 'oral_attendance', 'oral_attendance_change'], ACCOUNTS: ['invigilation_duty'], HISTORY: ['invigilation_change', 'allocation_change'],
    NAMELESS: ['allocation_run', 'known_enrolment', 'known_paper', 'known_actor', 'allocation', 'oral_slot', 'centre_assignment'],
  },
  impersonal: [
    'venue', 'room', 'centre', 'centre_change', 'sitting', 'sitting_change', 'sitting_report', 'evaluation_post', 'accommodation_list_seen', 'venue_distance',
    'subject_package', 'custody_event', 'candidate_summons_text', 'implantation_plan', 'hosting_conditions', 'hosting_change',
  ],
  waitsFor: [],
};
