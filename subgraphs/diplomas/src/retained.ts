import type { Retained } from '@mirex/kit/retention/retained';

/** What goes by itself once it has served: the classes of the referential's rules. The register is handed to the archives. */
export const retained: readonly Retained[] = [
  { code: 'CASE_FILES', table: 'case_change', since: '(select c.answered_on from case_file c where c.id = t.case_id)' },
  { code: 'CASE_FILES', table: 'case_file', since: 't.answered_on', where: 'not exists (select from case_file a where a.against_id = t.id) and not exists (select from case_change g where g.case_id = t.id)' },
  { code: 'DIPLOMA_REGISTERS', table: 'awarded_diploma', since: 't.numbered_at' },
  { code: 'DIPLOMA_REGISTERS', table: 'certificate', since: 't.issued_at' },
];
