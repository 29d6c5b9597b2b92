import type { EntityManager } from '@mikro-orm/postgresql';
import type { Currency } from '@mirex/schema/money';

import { idleSince } from '../payee/payee-file.rules.ts';
import type { LineFacts } from './batch-check.rules.ts';
import type { Batch } from './batch.entity.ts';

interface Row {
  readonly line: string;
  readonly claim: string;
  readonly claimState: string;
  readonly summonsCancelled: boolean;
  readonly currency: Currency;
  readonly minor: string;
  readonly claimMinor: string | null;
  readonly linesMinor: string;
  readonly servedFree: boolean;
  readonly actor: string;
  readonly missionDate: string;
  readonly payee: string | null;
  readonly hasNir: boolean | null;
  readonly usedOn: string | null;
}

/**
 * What a check reads of a batch: one statement, whatever the number of lines.
 *
 * Of all rows: who may check is told by the batch's row.
 *
 * @param idleYears after how many years without a payment a payee file is asked for again.
 */
export async function lineFacts({ id }: Batch, { today, idleYears, mealsPerDay }: { readonly today: string; readonly idleYears: number; readonly mealsPerDay: number }, em: EntityManager): Promise<readonly LineFacts[]> {
  const rows = await em.execute<Row[]>(
    `select l.id as "line", c.id as "claim", c.state as "claimState", c.summons_cancelled as "summonsCancelled", c.currency, l.minor::text as "minor",
       c.minor::text as "claimMinor", coalesce(s.minor, 0)::text as "linesMinor", c.actor_id as "actor",
       coalesce(c.kind = 'TRAVEL' and (d.meals > greatest(0, ? - h.free_meals) and h.free_meals > 0 or h.free_night and d.nights > 0), false) as "servedFree", c.mission_date::text as "missionDate",
       p.id as "payee", p.nir is not null as "hasNir", p.used_on::text as "usedOn"
     from batch_line l join claim c on c.id = l.claim_id
     left join lateral (select sum(minor) as minor from claim_line where claim_id = c.id) s on true
     left join known_sitting ks on ks.id = c.sitting_id
     left join known_hosting h on h.centre_id = coalesce(c.centre_id, ks.centre_id)
     left join lateral (
       select coalesce(sum(quantity) filter (where activity like 'MEAL.%'), 0) as meals, coalesce(sum(quantity) filter (where activity like 'NIGHT.%'), 0) as nights
       from claim_line where claim_id = c.id and on_date = c.mission_date) d on true
     left join payee_file p on p.actor_id = c.actor_id and p.replaced_by_id is null
     where l.batch_id = ? order by l.rank`,
    [mealsPerDay, id],
  );
  return rows.map(({ payee, hasNir, usedOn, ...line }) => ({
    ...line,
    minor: BigInt(line.minor),
    claimMinor: line.claimMinor === null ? null : BigInt(line.claimMinor),
    linesMinor: BigInt(line.linesMinor),
    payee: payee === null || usedOn === null ? null : { hasNir: hasNir === true, expiredOn: idleSince(usedOn, idleYears, today) },
  }));
}
