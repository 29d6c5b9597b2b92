import { seenRows } from '@mirex/kit/access/seen-rows';
import type { Context } from '@mirex/kit/context';
import { NATION } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

import type { ClaimQuestion } from './claim.query.ts';
import type { ClaimState } from './claim-state.rules.ts';
import { Claim } from './claim.entity.ts';
import type { PaymentWait } from './payment-delay.type.ts';

/**
 * How long claims have waited for their payment since the mission, by the state that they wait in: one statement. Until today by the
 * clock of the ministry, wherever the payer sits: the figures of all MIREX are added up.
 */
export async function paymentWaits({ session, state, kind }: ClaimQuestion, { em, now }: Pick<Context, 'em' | 'now'>): Promise<PaymentWait[]> {
  const seen = await seenRows(em, Claim, 'id');
  const today = seatDay(NATION, now());
  return em.execute<(PaymentWait & { state: ClaimState })[]>(
    `select state, count(*)::integer as claims, sum(?::date - mission_date)::integer as days, max(?::date - mission_date) as "longestDays" from claim
     where state not in ('PAID', 'CANCELLED') and mission_date <= ?::date and (?::integer is null or session = ?) and (?::text is null or state = ?) and (?::text is null or kind = ?) and ${seen.sql}
     group by state order by state collate "C"`,
    [today, today, today, session ?? null, session ?? null, state ?? null, state ?? null, kind ?? null, kind ?? null, ...seen.values],
  );
}
