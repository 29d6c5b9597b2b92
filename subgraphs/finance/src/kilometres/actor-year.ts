import type { Context } from '@mirex/kit/context';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import { type GlobalId, ownerOf } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';

import { type Driven, type DrivenBefore, enterKilometres } from './kilometre-ledger.ts';

const ENTER = 'mutation ($input: EnterKilometresInput!) { enterKilometres(input: $input) { years { year before } } }';

/**
 * Enters missions in the year of an actor, wherever it is kept; kilometres before, by year.
 *
 * Asked again for the same summons it says the same: who could not finish afterwards asks again. Not inside a transaction,
 * because another MIREX may be asked.
 */
export async function drivenBefore(actor: GlobalId, driven: readonly Driven[], context: Context): Promise<Outcome<ReadonlyMap<string, number>, PeerRefusal>> {
  if (driven.length === 0) return accept(new Map());
  const owner = ownerOf(actor);
  if (owner === undefined || owner === context.owner) return accept(byYear(await enterKilometres(actor, driven, context)));
  const answer = await context.ask<{ enterKilometres: { years: DrivenBefore[] } }>({ owner, subgraph: 'finance', document: ENTER, variables: { input: { actor, driven } } });
  return answer.ok ? accept(byYear(answer.value.enterKilometres.years)) : answer;
}

const byYear = (years: readonly DrivenBefore[]): ReadonlyMap<string, number> => new Map(years.map(({ year, before }) => [String(year), before]));
