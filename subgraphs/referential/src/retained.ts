import { type Retained, sessionEnd } from '@mirex/kit/retention/retained';

/** What goes by itself once it has served: hashes that stand for persons. */
export const retained: readonly Retained[] = [
  { code: 'SPECIALITY_LOCKS', table: 'speciality_lock_change', since: sessionEnd('t.session') },
  { code: 'SPECIALITY_LOCKS', table: 'speciality_lock', since: sessionEnd('t.session') },
  { code: 'EXAM_BANS', table: 'exam_ban_change', since: '(select b.banned_until from exam_ban b where b.case_id = t.case_id)' },
  { code: 'EXAM_BANS', table: 'exam_ban', since: 't.banned_until' },
];
