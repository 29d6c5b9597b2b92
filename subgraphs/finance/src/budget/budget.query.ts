import type { EntityManager } from '@mikro-orm/postgresql';
import type { Currency } from '@mirex/schema/money';

import type { BudgetExecution } from './budget-execution.type.ts';

interface Row {
  readonly code: string;
  readonly currency: Currency;
  readonly forecast: string;
  readonly expected: string;
  readonly committed: string;
  readonly executed: string;
}

/**
 * A year's budget lines and what has become of them: one statement.
 *
 * Of all rows: a budget is the MIREX's, and names nobody.
 *
 * Committed is what is sealed and not rejected; executed what was paid in the year. What is declared and not yet sealed is
 * expected, on the line that the MIREX pays its examinations from in that currency, if it has but one.
 */
export async function budgetExecution(em: EntityManager, year: number): Promise<BudgetExecution[]> {
  const rows = await em.execute<Row[]>(
    `with line as (
       select code, currency, forecast_minor from budget_line where year = ?
       union select distinct budget_code, currency, 0 from batch
         where budget_year = ? and not exists (select from budget_line b where b.year = ? and b.code = budget_code and b.currency = batch.currency)),
     sent as (
       select b.budget_code as code, b.currency, sum(l.minor) filter (where l.state <> 'REJECTED') as committed,
         sum(l.paid_minor) filter (where extract(year from l.paid_on) = ?) as executed
       from batch b join batch_line l on l.batch_id = b.id where b.budget_year = ? group by 1, 2),
     waiting as (
       select currency, sum(minor) as expected from claim
       where state in ('DECLARED', 'SERVICE_CERTIFIED', 'INSTRUCTED', 'RETURNED', 'VALIDATED', 'BATCHED', 'CORRECTED')
         and extract(year from mission_date) = ?
         and not exists (select from batch_line l join batch b on b.id = l.batch_id where l.claim_id = claim.id and b.state not in ('OPEN', 'CHECKED') and l.state <> 'REJECTED')
       group by currency)
     select l.code, l.currency, sum(l.forecast_minor)::text as forecast, coalesce(max(w.expected), 0)::text as expected,
       coalesce(max(s.committed), 0)::text as committed, coalesce(max(s.executed), 0)::text as executed
     from line l left join sent s using (code, currency) left join waiting w using (currency)
     group by l.code, l.currency order by l.code collate "C", l.currency collate "C"`,
    [year, year, year, year, year, year],
  );
  return rows.map(({ code, currency, forecast, expected, committed, executed }) => ({
    code, currency, forecast: BigInt(forecast), expected: BigInt(expected), committed: BigInt(committed), executed: BigInt(executed),
  }));
}

/** What is left of a line for one more batch, and whether it may be exceeded; null when no line is open. The line stays locked until the transaction ends. */
export async function lockAvailable(em: EntityManager, { year, code, currency }: { readonly year: number; readonly code: string; readonly currency: Currency }): Promise<{ readonly left: bigint; readonly overridden: boolean } | null> {
  const [line] = await em.execute<{ forecast: string; overridden: boolean }[]>(
    'select forecast_minor::text as forecast, beyond is not null as overridden from budget_line where year = ? and code = ? and currency = ? for update', [year, code, currency],
  );
  if (!line) return null;
  const [sent] = await em.execute<{ committed: string }[]>(
    `select coalesce(sum(l.minor), 0)::text as committed from batch b join batch_line l on l.batch_id = b.id
     where b.budget_year = ? and b.budget_code = ? and b.currency = ? and l.state <> 'REJECTED'`,
    [year, code, currency],
  );
  return { left: BigInt(line.forecast) - BigInt(sent?.committed ?? 0), overridden: line.overridden };
}
