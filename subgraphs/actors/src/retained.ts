import type { Retained } from '@mirex/kit/retention/retained';

/** What goes by itself once it has served: the classes of the referential's rules. */
export const retained: readonly Retained[] = [
  { code: 'CLAIM_DOCUMENTS', table: 'summons_letter', since: '(select s.date from summons s where s.id = t.summons_id)' },
  { code: 'DIARIES', table: 'diary_entry', since: 't.date' },
  { code: 'DIARIES', table: 'borrowed_half_day', since: 't.date' },
  { code: 'INCOMPATIBILITIES', table: 'incompatibility', since: 't.to_date' },
];
