import { openPaymentDesk, type PaymentDesk } from '@mirex/finance/batch/payment-desk.fixture';
import { Batch, BatchKind } from '@mirex/finance/batch/batch.entity';
import { checkBatch } from '@mirex/finance/batch/check-batch.service';
import { fillBatch } from '@mirex/finance/batch/fill-batch.service';
import { openBatch } from '@mirex/finance/batch/open-batch.service';
import { sealBatch } from '@mirex/finance/batch/seal-batch.service';
import { exportBatch } from '@mirex/finance/export/export-batch.service';
import { ExportFormat } from '@mirex/finance/export/export-file.entity';
import { sealPayee } from '@mirex/finance/payee/payee-secrets';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Section } from '../section.ts';
import { type BulkRun, measure } from './bulk-run.ts';
import { type BulkAct, bulkTable } from './bulk-table.ts';

const CLAIMS = 10_000;
const LINES = 5_000;
/** As many events as a relay delivers at once. */
const TOLD_AT_ONCE = 500;
const ROUNDS = 3;

/** What pricing, checks, seals and encryption cost beyond storing the rows. */
export const finance: Section = {
  name: 'finance',
  run: async ({ say }) => {
    const acts = { price: fresh('price claims, as summonses are told'), fill: fresh('fill a batch'), seal: fresh('check and seal it'), export: fresh('export it, encrypted') };
    for (let round = 0; round <= ROUNDS; round += 1) {
      say(round === 0 ? 'warming up' : `round ${round} of ${ROUNDS}`);
      const desk = await openPaymentDesk();
      try {
        await oneRound(desk, round === 0 ? undefined : acts);
      } finally {
        await desk.test.close();
      }
    }
    return bulkTable(`finance: ${CLAIMS} claims, and a batch of ${LINES} lines`, Object.values(acts), [
      'plain SQL: the same rows, copied by the server into tables with the same keys, indexes and checks, in one transaction',
      `medians of ${ROUNDS} rounds after one to warm up, each on a database of its own; memory is that of the process of the bench`,
      'the file: canonical JSON, the secrets of each payee opened, and the whole encrypted for the application',
    ]);
  },
};

type Acts = Readonly<Record<'price' | 'fill' | 'seal' | 'export', BulkAct & { runs: BulkRun[]; plain: number[] }>>;
const fresh = (name: string): BulkAct & { runs: BulkRun[]; plain: number[] } => ({ name, runs: [], plain: [] });

async function oneRound(desk: PaymentDesk, acts: Acts | undefined): Promise<void> {
  const { test } = desk;
  const context = test.context();
  const events = Array.from({ length: CLAIMS }, () => desk.told(3));
  const price = await measure(CLAIMS, test, async () => {
    for (let i = 0; i < CLAIMS; i += TOLD_AT_ONCE) await desk.tell(...events.slice(i, i + TOLD_AT_ONCE));
  });
  const copied = await copy(desk, ['claim', 'claim_line', 'claim_change', 'known_summons', 'inbox', 'inbox_head']);
  await desk.budget('1000000000');
  await readyToPay(desk);
  const { id: application } = await desk.application('Paie');
  const opened = valueOf(await openBatch({ kind: BatchKind.PAYROLL, currency: 'EUR' }, context));
  const fill = await measure(LINES, test, () => fillBatch(opened.id, null, test.context()).then(valueOf));
  const lines = await copy(desk, ['batch_line']);
  const seal = await measure(LINES, test, async () => {
    const { version, errors } = valueOf(await checkBatch(opened.id, test.context()));
    if (errors?.length !== 0) throw new Error(`the batch has errors: ${JSON.stringify(errors?.[0])}`);
    valueOf(await sealBatch(opened.id, version, test.context()));
  });
  const request = { batch: opened.id, application: application as GlobalId, format: ExportFormat.JSON, idempotencyKey: 'bench-export' };
  const exported = await measure(LINES, test, () => exportBatch(request, test.context()).then(valueOf));
  const sent = await test.context().em.findOneOrFail(Batch, { id: opened.id });
  if (sent.lineCount !== LINES) throw new Error(`${sent.lineCount} of ${LINES} lines were sent`);
  acts?.price.runs.push(price);
  acts?.price.plain.push(copied);
  acts?.fill.runs.push(fill);
  acts?.fill.plain.push(lines);
  acts?.seal.runs.push(seal);
  acts?.export.runs.push(exported);
}

/** Half of the claims are validated, and their actors have deposited a file. */
async function readyToPay(desk: PaymentDesk): Promise<void> {
  const { em, vault, newId } = desk.test.context();
  await em.execute(`update claim set state = 'VALIDATED' where id in (select id from claim order by id limit ?)`, [LINES]);
  const actors = await em.execute<{ actor: string }[]>(`select actor_id as actor from claim where state = 'VALIDATED'`);
  const files = actors.map(({ actor }) => {
    const id = newId('PAY');
    return { id, actor, ...sealPayee({ holder: 'Ariane Le Goff', iban: 'FR7630006000011234567890189', bic: null, nir: '255081416802538', address: null }, id, vault) };
  });
  await em.execute(
    `insert into payee_file (id, actor_id, status, holder, iban, iban_end, nir, deposited_at, deposited_by, used_on)
     select id, actor, 'CIVIL_SERVANT', holder, iban, '0189', nir, now(), 'bench', '2026-06-01' from jsonb_to_recordset(?::jsonb) as f(id text, actor text, holder text, iban text, nir text)`,
    [JSON.stringify(files)],
  );
}

/** Stores what these tables hold in twins of theirs, and says how long that took in milliseconds. */
async function copy({ test }: PaymentDesk, tables: readonly string[]): Promise<number> {
  const { em } = test.context();
  await em.execute('drop schema if exists bench cascade; create schema bench');
  for (const table of tables) await em.execute(`create table bench.${table} (like ${table} including all)`);
  const start = performance.now();
  await em.transactional(async (tx) => {
    for (const table of tables) await tx.execute(`insert into bench.${table} select * from ${table}`);
  });
  return performance.now() - start;
}

function valueOf<Value>(outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: { readonly code: string } }): Value {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}
