import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import { readBudgetCode } from './budget-code.rules.ts';
import type { BudgetExecution } from './budget-execution.type.ts';
import type { BudgetRefusal } from './budget.messages.ts';
import { budgetExecution } from './budget.query.ts';

export interface BudgetForecast {
  readonly year: number;
  readonly code: string;
  readonly currency: string;
  readonly forecast: bigint;
  readonly beyond: string | null;
}

/** Opens a budget line, or changes what it may hold, with its trace. Of two who set it at once the later stands; both are traced. */
export async function setBudgetLine({ year, code, currency, forecast, beyond }: BudgetForecast, context: Context): Promise<Outcome<BudgetExecution, BudgetRefusal>> {
  const { em, owner, now, caller } = context;
  const axes = readBudgetCode(code);
  if (!axes.ok) return axes;
  const payable = PAYMENT_CURRENCIES[owner];
  if (!payable.some((one) => one === currency)) return refuse({ code: 'BUDGET_CURRENCY', given: currency, payable });
  if (year < 2020 || year > 2100) return refuse({ code: 'BUDGET_YEAR', given: year });
  if (forecast < 0n) return refuse({ code: 'BUDGET_FORECAST' });
  return em.transactional(async (tx) => {
    await tx.execute(
      `with line as (
         insert into budget_line (year, code, currency, forecast_minor, beyond) values (?, ?, ?, ?, ?)
         on conflict (year, code, currency) do update set forecast_minor = excluded.forecast_minor, beyond = excluded.beyond, version = budget_line.version + 1
         returning *)
       insert into budget_change (year, code, currency, version, at, by, forecast_minor, beyond) select year, code, currency, version, ?, ?, forecast_minor, beyond from line`,
      [year, code, currency, String(forecast), beyond, now(), caller.sub],
    );
    await journalRows(within(context, tx), { entity: 'BudgetLine', ids: [`${year} ${code} ${currency}`], change: 'UPDATE' });
    const line = (await budgetExecution(tx, year)).find((one) => one.code === code && one.currency === currency);
    if (!line) throw new Error('a budget line was gone before it was read');
    return accept(line);
  });
}
