import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';
import { z } from 'zod';

import { Supplier } from '../invoice/supplier-invoice.entity.ts';
import { KnownActor } from '../actor/known-actor.entity.ts';
import { Claim } from '../claim/claim.entity.ts';
import { openDeposit } from './intake-key.service.ts';
import { PayeeFile } from './payee-file.entity.ts';
import { type PayeeDetails, type PayeeRefusal, readPayee } from './payee-details.ts';
import type { PayeeStatus } from './payee-file.rules.ts';
import { sealPayee } from './payee-secrets.ts';
import { fingerprintsOf, lockPayee, tellPayee, tellSameNir } from './tell-payee.ts';

export interface Deposit {
  readonly actor: GlobalId;
  readonly status: PayeeStatus;
  /** A compact JWE of the details as JSON. */
  readonly details: string;
  /** SHA-256 of the record that explains an account in another name. */
  readonly familyRecord: string | null;
}

export type DepositRefusal = PayeeRefusal | { readonly code: 'ACTOR_UNKNOWN' } | { readonly code: 'NIR_OF_ANOTHER_ACTOR' };

const text = z.string().max(300);
const SHAPE = z.strictObject({ holder: text, iban: text, bic: text.nullish(), nir: text.nullish(), address: text.nullish() });

/**
 * Takes a payee file; the one that there was is kept, replaced. Batches that are sealed keep the account that they were
 * sealed with. Two deposits at once: the later replaces the earlier. The actors are told the fingerprints of its numbers.
 */
export async function depositPayeeFile({ actor: actorId, status, details, familyRecord }: Deposit, context: Context): Promise<Outcome<PayeeFile, DepositRefusal>> {
  const { em, owner, now, newId, caller, vault } = context;
  const names = await namesOf(actorId, em);
  if (!names) return refuse({ code: 'ACTOR_UNKNOWN' });
  const given = read(await openDeposit(details, context));
  if (!given) return refuse({ code: 'PAYEE_DETAILS_UNREADABLE' });
  const payee = readPayee(given, { status, actorNames: names, familyRecord: familyRecord !== null });
  if (!payee.ok) return payee;
  const fingerprints = fingerprintsOf(payee.value, context);
  try {
    return await em.transactional(async (tx) => {
      const id = newId('PAY');
      await lockPayee(actorId, { em: tx });
      await tellPayee(actorId, fingerprints, within(context, tx));
      await writeRows(within(context, tx), { entity: 'PayeeFile', change: 'UPDATE' }, 'update payee_file set replaced_by_id = ? where actor_id = ? and replaced_by_id is null returning id', [id, actorId]);
      return accept(tx.create(PayeeFile, {
        id, actorId, status, ...sealPayee(payee.value, id, vault), ibanEnd: payee.value.iban.slice(-4), nirIndex: fingerprints.nir,
        familyRecord, depositedAt: now(), depositedBy: caller.sub, usedOn: seatDay(owner, now()),
      }));
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException) || !error.message.includes('one_payee_file_per_nir')) throw error;
    await tellSameNir(actorId, fingerprints, context);
    return refuse({ code: 'NIR_OF_ANOTHER_ACTOR' });
  }
}

/** What an account has to be held under. An actor of another MIREX, whose name is not told here, is known by what is owed to them alone. */
async function namesOf(actorId: GlobalId, em: Context['em']): Promise<readonly string[] | undefined> {
  const actor = await em.findOne(KnownActor, { id: actorId });
  if (actor) return [actor.lastName, actor.firstName];
  const supplier = await em.findOne(Supplier, { id: actorId });
  if (supplier) return [supplier.name];
  return (await em.count(Claim, { actorId })) > 0 ? [] : undefined;
}

function read(json: string | undefined): PayeeDetails | undefined {
  try {
    const { bic, nir, address, ...rest } = SHAPE.parse(JSON.parse(json ?? ''));
    return { ...rest, bic: bic || null, nir: nir || null, address: address || null };
  } catch {
    return undefined;
  }
}
