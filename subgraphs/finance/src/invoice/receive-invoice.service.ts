import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { ClaimChange } from '../claim/claim-change.entity.ts';
import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { ClaimLine } from '../claim/claim-line.entity.ts';
import { ClaimState } from '../claim/claim-state.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import { checkInvoice, type Invoice, type InvoiceRefusal, isSiret } from './invoice.rules.ts';
import { Supplier, SupplierInvoice } from './supplier-invoice.entity.ts';

/** Makes a supplier known. Two at once: the second is told that it is there. */
export async function registerSupplier(
  { siret, name, establishment }: { readonly siret: string; readonly name: string; readonly establishment: string | null }, { em, newId, now, caller }: Context,
): Promise<Outcome<Supplier, InvoiceRefusal>> {
  const digits = siret.replaceAll(/\s/g, '');
  if (!isSiret(digits)) return refuse({ code: 'SUPPLIER_SIRET', given: siret.slice(0, 20) });
  if (name.trim() === '') return refuse({ code: 'SUPPLIER_NAME' });
  try {
    return await em.transactional(async (tx) => accept(tx.create(Supplier, { id: newId('SUP'), siret: digits, name: name.trim().slice(0, 140), establishmentUai: establishment, registeredAt: now(), registeredBy: caller.sub })));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return refuse({ code: 'SUPPLIER_KNOWN', siret: digits });
    throw error;
  }
}

export interface ReceivedInvoice extends Invoice {
  readonly supplier: GlobalId;
  readonly session: number;
  readonly centre: GlobalId | null;
}

/**
 * Takes an invoice, once for each key, with the claim that pays it: declared, then certified, instructed and validated as any
 * other. Two at once: the second is told that the invoice is there.
 */
export async function receiveInvoice(asked: ReceivedInvoice, idempotencyKey: string, context: Context): Promise<Outcome<GlobalId, InvoiceRefusal | IdempotencyRefusal>> {
  const input = { ...asked, totalMinor: String(asked.totalMinor), lines: asked.lines.map((line) => ({ ...line, unitMinor: String(line.unitMinor) })) };
  try {
    return await once(context, { key: idempotencyKey, act: 'receiveInvoice', input }, (held) => receive(asked, held));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException && error.message.includes('one_invoice_per_number')) return refuse({ code: 'INVOICE_KNOWN', number: asked.number });
    throw error;
  }
}

async function receive(asked: ReceivedInvoice, { em, owner, now, newId, caller }: Context): Promise<Outcome<GlobalId, InvoiceRefusal>> {
  const currency = checkInvoice(asked, { today: seatDay(owner, now()), payable: PAYMENT_CURRENCIES[owner] });
  if (!currency.ok) return currency;
  const supplier = await em.findOne(Supplier, { id: asked.supplier });
  if (!supplier) return refuse({ code: 'SUPPLIER_UNKNOWN' });
  const { session, issuedOn, document, lines, centre } = asked;
  const invoice = em.create(SupplierInvoice, { id: newId('INV'), supplierId: supplier.id, number: asked.number.trim(), issuedOn, session, centreId: centre, document, receivedAt: now(), receivedBy: caller.sub });
  const claim = em.create(Claim, {
    id: newId('CLA'), kind: ClaimKind.INVOICE, summonsId: invoice.id, actorId: supplier.id, session, activity: 'INVOICE', specialityCode: null, missionDate: issuedOn, quantity: 0, centreId: centre,
    state: ClaimState.DECLARED, version: 1, currency: currency.value, minor: asked.totalMinor,
  });
  em.create(ClaimChange, { claim, version: 1, at: now(), by: caller.sub, from: null, to: ClaimState.DECLARED, reason: null });
  for (const [i, { what, quantity, unitMinor }] of lines.entries()) {
    em.create(ClaimLine, { claim, rank: i + 1, activity: what, quantity, unitMinor, per: 1, minor: BigInt(quantity) * unitMinor, currency: currency.value, rate: 'INVOICE', onDate: issuedOn, receipt: document });
  }
  await em.flush();
  return accept(invoice.id);
}
