import type { Retained } from '@mirex/kit/retention/retained';

const PAID = '(select max(l.paid_on) from batch_line l where l.claim_id = t.claim_id)';

/** What goes by itself once it has served: the classes of the referential's rules. Batches and their totals stay, under ids. */
export const retained: readonly Retained[] = [
  { code: 'CLAIM_DOCUMENTS', table: 'claim_change', since: PAID },
  { code: 'CLAIM_DOCUMENTS', table: 'claim_line', since: PAID },
  { code: 'CLAIM_DOCUMENTS', table: 'export_file', since: 't.made_at' },
  { code: 'CLAIM_DOCUMENTS', table: 'kilometre_entry', since: `make_timestamptz(t.year, 12, 31, 23, 59, 59, 'UTC')` },
  { code: 'PAYEE_FILES', table: 'payee_file', since: 't.used_on', where: 'not exists (select from batch_line l where l.payee_file_id = t.id) and not exists (select from payee_file o where o.replaced_by_id = t.id)' },
  { code: 'VEHICLE_DAYS', table: 'vehicle_day', since: 't.on_date' },
];
