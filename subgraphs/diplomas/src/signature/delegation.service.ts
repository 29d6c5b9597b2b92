import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { SignatureDelegation } from './delegation.entity.ts';

export type SignatureRefusal =
  | { readonly code: 'DELEGATION_REVERSED'; readonly from: string; readonly to: string }
  | { readonly code: 'SIGNATORY_NOT_DELEGATED' };

export interface NewDelegation {
  readonly account: string;
  readonly name: string;
  readonly quality: string;
  readonly act: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** Records a delegation; that of the same account from the same day takes its place. */
export async function delegateSignature(asked: NewDelegation, context: Context): Promise<Outcome<SignatureDelegation, SignatureRefusal>> {
  const { account, name, quality, act, validFrom, validTo } = asked;
  if (validTo < validFrom) return refuse({ code: 'DELEGATION_REVERSED', from: validFrom, to: validTo });
  return accept(await context.em.transactional(async (tx) => {
    await journalRows(within(context, tx), { entity: 'SignatureDelegation', change: 'UPDATE', ids: [`${account}/${validFrom}`] });
    return tx.upsert(SignatureDelegation, { account, name, quality, act, validFrom, validTo });
  }));
}

/** The delegation by which the caller signs today, at the seat of the MIREX. */
export async function signatoryOf({ em, owner, caller, now }: Context): Promise<Outcome<SignatureDelegation, SignatureRefusal>> {
  const today = seatDay(owner, now());
  const [held] = await em.find(SignatureDelegation, { account: caller.sub, validFrom: { $lte: today }, validTo: { $gte: today } }, { orderBy: { validFrom: 'desc' }, limit: 1 });
  return held ? accept(held) : refuse({ code: 'SIGNATORY_NOT_DELEGATED' });
}
