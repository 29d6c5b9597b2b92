import type { Context } from '@mirex/kit/context';
import type { Vault } from '@mirex/kit/privacy/vault';

import type { Batch } from '../batch/batch.entity.ts';
import { readBudgetCode } from '../budget/budget-code.rules.ts';
import { openPayee, type SealedPayee } from '../payee/payee-secrets.ts';
import type { BatchFile, BatchFileLine } from './batch-file.rules.ts';

type Row = Omit<BatchFileLine, 'payee'> & { readonly payeeKey: string; readonly payeeStatus: string } & SealedPayee;

/**
 * Everything that the file of a sealed batch says: one statement, then the payees' secrets are opened.
 *
 * Of all rows: who may export is told by the batch's row, and its file holds all of it.
 */
export async function batchFile(batch: Batch, context: Context): Promise<BatchFile> {
  const rows = await context.em.execute<Row[]>(
    `select l.id as "line", l.corrects_id as "corrects", l.rank, c.id as "claim", c.summons_id as "summons", c.session, c.mission_date::text as "missionDate",
       l.minor::text as "amount", d.details, p.id as "payeeKey", p.status as "payeeStatus", p.holder, p.iban, p.bic, p.nir, p.address
     from batch_line l join claim c on c.id = l.claim_id join payee_file p on p.id = l.payee_file_id
     join lateral (
       select jsonb_agg(jsonb_build_object('activity', activity, 'quantity', quantity, 'amount', minor::text, 'rate', rate, 'receipt', receipt) order by rank) as details
       from claim_line where claim_id = c.id) d on true
     where l.batch_id = ? order by l.rank`,
    [batch.id],
  );
  const code = readBudgetCode(batch.budgetCode ?? '');
  if (!code.ok || batch.sequence === null || batch.sealedAt === null || batch.sha256 === null || batch.budgetYear === null) throw new Error('a batch that is not sealed has no file');
  return {
    format: 'mirex.finance.batch', version: 1, mirex: context.owner, kind: batch.kind, sequence: batch.sequence, batch: batch.id, currency: batch.currency,
    sealedAt: batch.sealedAt.toISOString(), sealedSha256: batch.sha256, budget: { ...code.value, year: batch.budgetYear }, lineCount: batch.lineCount, total: String(batch.minor),
    lines: rows.map((row) => lineOf(row, batch.kind === 'PAYROLL', context.vault)),
  };
}

function lineOf({ payeeKey, payeeStatus, holder, iban, bic, nir, address, ...line }: Row, payroll: boolean, vault: Vault): BatchFileLine {
  const payee = openPayee({ holder, iban, bic, nir: payroll ? nir : null, address }, payeeKey, vault);
  const { line: id, corrects, rank, claim, summons, session, missionDate, amount, details } = line;
  return {
    line: id, corrects, rank, claim, summons, session, missionDate, amount,
    details: details.map(({ activity, quantity, amount: minor, rate, receipt }) => ({ activity, quantity, amount: minor, rate, receipt })),
    payee: { key: payeeKey, status: payeeStatus, ...payee },
  };
}
