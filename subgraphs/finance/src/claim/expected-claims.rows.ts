import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { SummonsTold } from '@mirex/schema/events';
import type { Outcome } from '@mirex/schema/outcome';

import type { PricedLine, PricingRefusal } from './pricing.rules.ts';

/** The pay of an honoured summons, and what pricing said of it. */
export interface ExpectedClaim {
  readonly told: SummonsTold;
  readonly priced: Outcome<PricedLine, PricingRefusal>;
}

/** Writes claims that are expected, with their lines and traces: one statement, however many. */
export async function expectClaims(expected: readonly ExpectedClaim[], context: Context): Promise<void> {
  if (expected.length === 0) return;
  const { newId, now, caller } = context;
  const rows = expected.map(({ told, priced }) => {
    const { id: summons, actorId: actor, session, activity, speciality, date, quantity, sittingId, centreId } = told;
    // What was told before summonses knew their centre says nothing of it.
    const mission = { id: newId('CLA'), summons, actor, session, activity, speciality, date, quantity, sitting: sittingId ?? null, centre: centreId ?? null };
    return priced.ok ? { ...mission, line: { ...priced.value, unitMinor: String(priced.value.unitMinor), minor: String(priced.value.minor) } } : { ...mission, because: priced.refusal };
  });
  await writeRows(
    context, { entity: 'Claim' },
    `with asked as (
       select r.*, l.* from jsonb_to_recordset(?::jsonb) as r(id text, summons text, actor text, session integer, activity text, speciality text, date date, quantity integer,
         sitting text, centre text, because jsonb, line jsonb),
         jsonb_to_record(coalesce(r.line, '{}')) as l("unitMinor" bigint, per integer, minor bigint, currency text, rate text)),
     written as (
       insert into claim (id, summons_id, actor_id, kind, session, activity, speciality_code, mission_date, quantity, sitting_id, centre_id, state, summons_cancelled, currency, minor, unpriced_because)
       select id, summons, actor, 'PAY', session, activity, speciality, date, quantity, sitting, centre, 'EXPECTED', false, currency, minor, because from asked returning id),
     priced as (
       insert into claim_line (claim_id, rank, activity, quantity, unit_minor, per, minor, currency, rate)
       select id, 1, activity, quantity, "unitMinor", per, minor, currency, rate from asked where line is not null),
     traced as (
       insert into claim_change (claim_id, version, at, by, from_state, to_state, reason) select id, 1, ?, ?, null, 'EXPECTED', null from asked)
     select count(*) as expected from written`,
    [JSON.stringify(rows), now(), caller.sub],
  );
}
