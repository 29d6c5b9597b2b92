import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { accept, type Outcome } from '@mirex/schema/outcome';

import type { BatchRefusal } from '../batch/batch.messages.ts';
import { newPayments, type PayableLine, type Payment } from './payment.rules.ts';

type Row = Omit<PayableLine, 'minor' | 'paidMinor'> & { readonly minor: string; readonly paidMinor: string | null };

/**
 * Takes a notice of payments, whole or not at all: accepted lines and their claims are paid, and the payee files that they
 * used are good for two years more. The same notice again changes nothing.
 *
 * @returns how many payments were news.
 */
export async function recordPayments(payments: readonly Payment[], context: Context): Promise<Outcome<number, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const lines = await tx.execute<Row[]>(
      `select id, state, minor::text as "minor", paid_on::text as "paidOn", paid_minor::text as "paidMinor" from batch_line
       where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update`,
      [JSON.stringify(payments.map(({ line }) => line))],
    );
    const fresh = newPayments(payments, lines.map((line) => ({ ...line, minor: BigInt(line.minor), paidMinor: line.paidMinor === null ? null : BigInt(line.paidMinor) })));
    if (!fresh.ok) return fresh;
    if (fresh.value.length > 0) await pay(fresh.value, within(context, tx));
    return accept(fresh.value.length);
  });
}

async function pay(payments: readonly Payment[], context: Context): Promise<void> {
  const { em, now, caller } = context;
  const touched = await em.execute<{ entity: string; id: string }[]>(
    `with payment as (select * from jsonb_to_recordset(?::jsonb) as p(line text, "paidOn" date, minor bigint)),
     paid as (
       update batch_line l set paid_on = p."paidOn", paid_minor = p.minor from payment p where l.id = p.line
       returning l.claim_id, l.payee_file_id, l.paid_on, l.paid_minor, l.minor),
     used as (
       update payee_file f set used_on = greatest(f.used_on, paid.paid_on) from paid where f.id = paid.payee_file_id returning f.id),
     moved as (
       update claim c set state = 'PAID', version = c.version + 1 from paid where c.id = paid.claim_id returning c.id, c.version, paid.paid_minor, paid.minor),
     traced as (
       insert into claim_change (claim_id, version, at, by, from_state, to_state, reason)
       select id, version, ?, ?, 'ACCEPTED', 'PAID', case when paid_minor < minor then 'Montant payé : ' || paid_minor || ' sur ' || minor || ' (unités mineures).' end from moved)
     select 'Claim' as entity, id from moved union all select 'PayeeFile', id from used`,
    [JSON.stringify(payments.map(({ line, paidOn, minor }) => ({ line, paidOn, minor: String(minor) }))), now(), caller.sub],
  );
  const written = ['Claim', 'PayeeFile'].map((entity) => ({ entity, ids: touched.filter((row) => row.entity === entity).map(({ id }) => id), change: 'UPDATE' as const }));
  await journalRows(context, { entity: 'BatchLine', ids: payments.map(({ line }) => line), change: 'UPDATE' }, ...written);
}
