import type { EntityManager } from '@mikro-orm/postgresql';
import { seenRows } from '@mirex/kit/access/seen-rows';
import type { Currency } from '@mirex/schema/money';

import type { ClaimQuestion } from './claim.query.ts';
import type { ClaimStatistics } from './claim-statistics.type.ts';
import { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim-state.rules.ts';

interface Row { readonly currency: Currency | null; readonly state: ClaimState; readonly claims: number; readonly minor: string | null }

/** Counts and sums by currency and state: one statement, whatever the number of claims. */
export async function claimStatistics(em: EntityManager, { session, state, kind }: ClaimQuestion): Promise<ClaimStatistics> {
  const seen = await seenRows(em, Claim, 'id');
  const rows = await em.execute<Row[]>(
    `select currency, state, count(*)::integer as claims, sum(minor)::text as minor from claim
     where (?::integer is null or session = ?) and (?::text is null or state = ?) and (?::text is null or kind = ?) and ${seen.sql}
     group by currency, state order by currency, state collate "C"`,
    [session ?? null, session ?? null, state ?? null, state ?? null, kind ?? null, kind ?? null, ...seen.values],
  );
  return {
    claims: sum(rows),
    unpriced: sum(rows.filter(({ currency }) => currency === null)),
    totals: rows.flatMap(({ currency, state, claims, minor }) => (currency === null ? [] : [{ currency, state, claims, minor: BigInt(minor ?? 0) }])),
  };
}

const sum = (rows: readonly Row[]): number => rows.reduce((total, { claims }) => total + claims, 0);
