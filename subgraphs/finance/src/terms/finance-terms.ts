import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { ruleOf } from '@mirex/schema/regulation';
import { seatDay } from '@mirex/schema/seat-day';

import type { AdvanceTerms } from '../advance/advance.rules.ts';
import type { TravelTerms } from '../travel/travel.rules.ts';

/** The numbers of the regulation that finance works with. */
export interface FinanceTerms {
  /** Last day of the session's campaign, in its year: `08-31`. */
  readonly claimsUntil: string;
  readonly travel: TravelTerms;
  readonly advance: AdvanceTerms;
  readonly payeeIdleYears: number;
  /** Where examinations are paid from: `143-05-03`. */
  readonly budgetCode: string;
}

/**
 * The terms in force in a session; in the current year when none is named.
 *
 * Money is ruled alike for every diploma, and a regulation has one: that of any of them is read. A rule that the edition
 * lacks is a fault: nobody is paid by a number that was guessed.
 */
export async function financeTerms(context: Context, session = Number(seatDay(context.owner, context.now()).slice(0, 4))): Promise<FinanceTerms> {
  const regulations = await dataSet(context, 'regulations');
  const diploma = regulations.find(({ items }) => items.some(({ name }) => name === 'CLAIMS_UNTIL'))?.diploma ?? '';
  const rule = (name: string) => {
    const found = ruleOf(regulations, { diploma, session }, name);
    if (!found) throw new Error(`the edition rules nothing about ${name} in ${session}`);
    return found;
  };
  const number = (name: string): number => rule(name).value ?? Number.NaN;
  return {
    claimsUntil: monthDay(number('CLAIMS_UNTIL')),
    travel: {
      mealsPerDay: number('MEALS_A_DAY_AT_MOST'), nightsPerDay: number('NIGHTS_A_DAY_AT_MOST'), kilometresPerDay: number('KILOMETRES_A_DAY_AT_MOST'),
      daysAround: number('JOURNEY_AROUND_MISSION'),
    },
    advance: { percentAtMost: number('ADVANCE_AT_MOST'), daysBefore: number('ADVANCE_ASKED_BEFORE') },
    payeeIdleYears: number('PAYEE_FILE_IDLE'),
    budgetCode: rule('BUDGET_LINE').wording ?? '',
  };
}

/** `MONTH_DAY` 831 is `08-31`. */
const monthDay = (value: number): string => `${String(Math.trunc(value / 100)).padStart(2, '0')}-${String(value % 100).padStart(2, '0')}`;
