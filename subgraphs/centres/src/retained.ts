import { type Retained, sessionEnd } from '@mirex/kit/retention/retained';

const OF_SITTING = '(select s.ends_at from sitting s where s.id = t.sitting_id)';
const OF_SESSION = sessionEnd('(select k.session from known_enrolment k where k.id = t.enrolment_id)');

/** What goes by itself once it has served: the classes of the referential's rules. */
export const retained: readonly Retained[] = [
  { code: 'MEDICAL_DOCUMENTS', table: 'known_measure', since: OF_SESSION },
  { code: 'MEDICAL_DOCUMENTS', table: 'accommodation_aide_change', since: 't.at' },
  { code: 'MEDICAL_DOCUMENTS', table: 'accommodation_aide', since: OF_SESSION },
  { code: 'ATTENDANCE_SHEETS', table: 'attendance_change', since: 't.at' },
  { code: 'ATTENDANCE_SHEETS', table: 'attendance', since: OF_SITTING },
  { code: 'ATTENDANCE_SHEETS', table: 'oral_attendance_change', since: 't.at' },
  { code: 'ATTENDANCE_SHEETS', table: 'oral_attendance', since: '(select p.ends_at from evaluation_post p where p.id = t.post_id)' },
  { code: 'CENTRE_FILES', table: 'centre_file', since: 't.at' },
  { code: 'CANDIDATE_SUMMONSES', table: 'candidate_summons_change', since: 't.at' },
  { code: 'CANDIDATE_SUMMONSES', table: 'candidate_summons', since: 't.issued_at' },
];
