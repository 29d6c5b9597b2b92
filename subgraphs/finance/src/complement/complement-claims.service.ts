import type { Context } from '@mirex/kit/context';
import { dataSet, editionNumber } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';

import { ClaimChange } from '../claim/claim-change.entity.ts';
import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { ClaimLine } from '../claim/claim-line.entity.ts';
import { ClaimState } from '../claim/claim-state.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { pricer, type Pricer } from '../claim/pricer.ts';
import { findRate, price } from '../claim/pricing.rules.ts';
import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import type { Payer } from '../travel/travel-pricing.rules.ts';
import { complementLines, type Repriced } from './complement.rules.ts';

const COMPLEMENT_OF: Readonly<Partial<Record<ClaimKind, ClaimKind>>> = { [ClaimKind.PAY]: ClaimKind.PAY_COMPLEMENT, [ClaimKind.TRAVEL]: ClaimKind.TRAVEL_COMPLEMENT };
/** Claims that are looked at together. */
const CHUNK = 500;

/**
 * Makes the complements that paid claims of a session are owed since a text has changed their rates after the fact: how many.
 *
 * Asked again it makes none: what earlier complements gave counts as paid. Inside the transaction of its idempotency key. Two
 * at once: the lock makes the second wait, and find nothing left.
 */
export async function complementClaims({ session, kind }: { readonly session: number; readonly kind: ClaimKind }, context: Context): Promise<number> {
  const { em } = context;
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('complements', 0))`);
  const payer: Payer = { rates: await dataSet(context, 'rates'), currencies: PAYMENT_CURRENCIES[context.owner], edition: (await editionNumber(context)) ?? 0 };
  const priced = await pricer(context);
  let made = 0;
  for (let after = ''; ;) {
    const paid = await em.find(Claim, { session, kind, state: ClaimState.PAID, id: { $gt: after as GlobalId } }, { orderBy: { id: 'asc' }, limit: CHUNK });
    const last = paid.at(-1);
    if (!last) return made;
    after = last.id;
    made += await complementAll(paid, { payer, priced }, context);
    await em.flush();
    em.clear();
  }
}

async function complementAll(paid: readonly Claim[], by: { readonly payer: Payer; readonly priced: Pricer }, context: Context): Promise<number> {
  const { em } = context;
  const missions = paid.map(({ summonsId }) => summonsId);
  const [kind] = paid.map((claim) => COMPLEMENT_OF[claim.kind]);
  if (kind === undefined) return 0;
  const earlier = Map.groupBy(await em.find(Claim, { summonsId: { $in: missions }, kind, state: { $ne: ClaimState.CANCELLED } }, { orderBy: { id: 'asc' } }), ({ summonsId }) => summonsId);
  const ids = [...paid.map(({ id }) => id), ...[...earlier.values()].flat().map(({ id }) => id)];
  const lines = Map.groupBy(await em.find(ClaimLine, { claim: { $in: ids } }, { orderBy: { claim: 'asc', rank: 'asc' } }), ({ claim }) => claim.id);
  let made = 0;
  for (const claim of paid) {
    const before = earlier.get(claim.summonsId) ?? [];
    const given = before.flatMap(({ id }) => lines.get(id) ?? []);
    const owed = complementLines((lines.get(claim.id) ?? []).flatMap((line) => repriced(line, given, claim, by) ?? []));
    if (owed.length === 0) continue;
    expectComplement(claim, { kind, adjusts: before.at(-1)?.id ?? claim.id, lines: owed }, context);
    made += 1;
  }
  return made;
}

/** A line by today's rates; undefined for what was paid as it was spent, and where no rate is found any more. What complements gave of it counts as paid. */
function repriced(line: ClaimLine, given: readonly ClaimLine[], claim: Claim, { payer, priced }: { readonly payer: Payer; readonly priced: Pricer }): Repriced | undefined {
  if (line.rate === 'RECEIPT') return undefined;
  const date = line.onDate ?? claim.missionDate;
  const again = claim.kind === ClaimKind.PAY ? priced({ ...claim, activity: line.activity, quantity: line.quantity }) : travelLine(line, date, payer);
  if (again === undefined || !again.ok) return undefined;
  const added = given.filter(({ activity, onDate }) => activity === line.activity && onDate === line.onDate).reduce((sum, { minor }) => sum + minor, 0n);
  return { paid: { minor: line.minor + added, currency: line.currency }, now: again.value };
}

function travelLine({ activity, quantity }: ClaimLine, date: string, { rates, currencies, edition }: Payer) {
  const rate = findRate({ activity, level: null, date, quantity }, rates, currencies);
  return rate.ok ? { ok: true as const, value: price(quantity, rate.value, edition) } : undefined;
}

function expectComplement(
  { summonsId, actorId, session, activity, specialityCode, missionDate, quantity, sittingId, centreId }: Claim,
  { kind, adjusts, lines }: { readonly kind: ClaimKind; readonly adjusts: GlobalId; readonly lines: ReturnType<typeof complementLines> }, { em, newId, now, caller }: Context,
): void {
  const claim = em.create(Claim, {
    id: newId('CLA'), summonsId, kind, actorId, session, activity, specialityCode, missionDate, quantity, sittingId, centreId, adjustsId: adjusts, state: ClaimState.EXPECTED, version: 1,
    currency: lines[0]?.currency ?? null, minor: lines.reduce((sum, { minor }) => sum + minor, 0n),
  });
  em.create(ClaimChange, { claim, version: 1, at: now(), by: caller.sub, from: null, to: ClaimState.EXPECTED, reason: `Complément de ${adjusts}` });
  for (const [i, line] of lines.entries()) em.create(ClaimLine, { claim, rank: i + 1, ...line });
}
