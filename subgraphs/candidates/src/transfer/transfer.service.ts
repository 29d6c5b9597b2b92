import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { phaseBegun } from '../calendar/calendar.ts';
import type { SituationRefusal, SituationStep } from '../enrolment/advance.ts';
import { amend } from '../enrolment/amend.ts';
import { Enrolment, EnrolmentState } from '../enrolment/enrolment.entity.ts';
import { checkOffer, checkTransition } from '../enrolment/enrolment.rules.ts';
import { holdEnrolment } from '../enrolment/hold-enrolment.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { ROUTES_WITHOUT_OFFER } from '../enrolment/enrolment.regulation.ts';
import { readReason } from '../record/record.rules.ts';
import { stepRecord, trace } from '../record/record.service.ts';
import { Transfer, TransferState } from './transfer.entity.ts';
import { fileOf } from './transfer-file.ts';
import { NEXT_TRANSFER_STATES, type TransferRefusal } from './transfer.rules.ts';

type Refused = TransferRefusal | SituationRefusal;

const RECEIVE = 'mutation ($input: ReceiveTransferInput!) { receiveTransfer(input: $input) { enrolmentId refused } }';

/**
 * Begins the transfer of an accepted enrolment and asks the other MIREX at once. When it does not answer, the transfer is
 * PENDING, nothing else may change the enrolment, and a duty asks again. Two at once: one is TRANSFER_UNDER_WAY.
 */
export async function transferEnrolment({ establishment, reason, ...seen }: SituationStep & { readonly establishment: string }, context: Context): Promise<Outcome<Transfer, Refused>> {
  const why = readReason(reason);
  if (!why.ok) return why;
  const begun = await context.em.transactional(async (tx): Promise<Outcome<Transfer, Refused>> => {
    const inside = within(context, tx);
    const held = await holdEnrolment(seen, inside);
    if (!held.ok) return held;
    const enrolment = held.value;
    const allowed = checkTransition(enrolment, seen.version, EnrolmentState.TRANSFERRED);
    if (!allowed.ok) return allowed;
    const begunAt = await phaseBegun('PAPERS', enrolment, inside);
    if (begunAt !== undefined) return refuse({ code: 'TRANSFER_AFTER_FIRST_PAPER', begunAt });
    const { establishments, offers } = await openingsOf(inside);
    const mirex = establishments.get(establishment)?.mirex;
    if (mirex === context.owner) return refuse({ code: 'TRANSFER_TO_OWN_MIREX', uai: establishment });
    if (!isMirexCode(mirex)) return refuse({ code: 'ESTABLISHMENT_UNKNOWN', given: establishment });
    const { specialityCode: speciality, route, session } = enrolment;
    const offer = ROUTES_WITHOUT_OFFER.includes(route) ? accept(null) : checkOffer({ uai: establishment, speciality, route, session }, offers.get(establishment) ?? []);
    if (!offer.ok) return offer;
    const transfer = tx.create(Transfer, { id: context.newId('TRF'), enrolmentId: enrolment.id, mirex, establishmentUai: establishment, state: TransferState.PENDING, askedAt: context.now() });
    trace(tx, { id: transfer.id, enrolmentId: enrolment.id, version: 1 }, { from: null, to: 'PENDING', reason: why.value }, context);
    return accept(transfer);
  });
  if (!begun.ok) return begun;
  await carryTransfer(begun.value.id, context);
  return accept(await context.em.findOneOrFail(Transfer, { id: begun.value.id }, { refresh: true }));
}

/** Asks the other MIREX to take over, then leaves the redirect here. Cut anywhere, it is done again: the other answers the same. */
export async function carryTransfer(id: GlobalId, context: Context): Promise<void> {
  const em = context.em.fork();
  const transfer = await em.findOneOrFail(Transfer, { id });
  const file = await fileOf(transfer, { ...context, em });
  const { mirex } = transfer;
  if (!isMirexCode(mirex)) throw new Error(`${mirex} is no MIREX`);
  const said = await context.ask<{ receiveTransfer: { enrolmentId: GlobalId | null; refused: string | null } }>({ owner: mirex, subgraph: 'candidates', document: RECEIVE, variables: { input: file } });
  if (!said.ok && said.refusal.code === 'PEER_UNAVAILABLE') {
    await writeRows({ ...context, em }, { entity: 'Transfer', change: 'UPDATE' }, 'update transfer set attempts = attempts + 1 where id = ? returning id', [id]);
    return;
  }
  const { enrolmentId, refused } = said.ok ? said.value.receiveTransfer : { enrolmentId: null, refused: said.refusal.code === 'PEER_REFUSED' ? said.refusal.why : null };
  await em.fork().transactional((tx) => conclude(id, enrolmentId, refused, within(context, tx)));
}

async function conclude(id: GlobalId, movedToId: GlobalId | null, refused: string | null, context: Context): Promise<void> {
  const { em } = context;
  const transfer = await em.findOneOrFail(Transfer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // Somebody who carried it at the same time has concluded it.
  if (transfer.state !== TransferState.PENDING) return;
  const to = movedToId === null ? TransferState.REFUSED : TransferState.DONE;
  transfer.attempts += 1;
  transfer.why = refused;
  transfer.movedToId = movedToId;
  await stepRecord(Transfer, NEXT_TRANSFER_STATES, { id, version: transfer.version, to, reason: refused }, context);
  await em.flush();
  if (movedToId === null) return;
  const enrolment = await em.findOneOrFail(Enrolment, { id: transfer.enrolmentId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await amend(enrolment, { state: EnrolmentState.TRANSFERRED, movedToId }, `Transfert vers la MIREX ${transfer.mirex}`, context);
}
