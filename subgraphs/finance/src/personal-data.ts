import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/**
 * What is kept of payees. An account that nothing was paid to goes; what stands behind a payment is a document of the State's
 * accounts, and stays as long as those (`CLAIM_DOCUMENTS`).
 */
export const personal: PersonalData = {
  erased: [
    { table: 'vehicle_day' },
    {
      table: 'payee_file',
      where: `not exists (select from batch_line l where l.payee_file_id = t.id)
        and not exists (select from payee_file o join batch_line l on l.payee_file_id = o.id where o.replaced_by_id = t.id)`,
    },
  ],
  blanked: [{ table: 'known_actor', columns: { last_name: `'effacé'`, first_name: `'effacé'` } }, { table: 'claim_change', columns: { reason: 'null' } }],
  kept: { ACCOUNTS: ['payee_file', 'known_summons', 'claim', 'claim_line', 'batch_line', 'kilometre_entry', 'export_file'] },
  impersonal: ['intake_key', 'budget_line', 'budget_change', 'batch', 'batch_counter', 'batch_change', 'financial_application', 'known_sitting', 'known_hosting', 'supplier', 'supplier_invoice'],
  waitsFor: [{ code: 'ERASURE_CLAIM_OPEN', sql: `select from claim c where c.actor_id in (select id from ids) and c.state not in ('PAID', 'CANCELLED')` }],
};
