import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { numberInSeries } from '../award/award-number.rules.ts';
import { keepNumbers, lockSeries } from '../award/number-series.ts';
import { signatoryOf, type SignatureRefusal } from '../signature/delegation.service.ts';
import { twoDDoc } from '../stamp/two-d-doc.ts';
import { PrintOrderChange } from './print-order-change.entity.ts';
import { type Modality, PrintOrder, PrintOrderState } from './print-order.entity.ts';
import { checkOrderMove, type PrintOrderRefusal, type PrintOrderStateName } from './print-order.rules.ts';

export interface OrderRun {
  readonly session: number;
  readonly modality: Modality;
}

/**
 * Numbers the orders that wait for a number, by reference, in the series of the session's diplomas: no rank is left out, none
 * is given twice. A part has no number.
 */
export async function numberOrders({ session, modality }: OrderRun, context: Context): Promise<number> {
  const { em, owner, now, caller } = context;
  const last = await lockSeries(em, session);
  const rows = await em.execute<{ id: GlobalId }[]>(
    `select id from print_order where session = ? and modality = ? and not partial and state in ('RECEIVED', 'SPOILED') order by region_code, reference for update`, [session, modality],
  );
  const numbered = numberInSeries(rows, { mirex: owner, session, last });
  if (numbered.length === 0) return 0;
  const given = await keepNumbers(em, session, numbered, now());
  await em.execute(
    `with before as (select id, state from print_order where id in (select id from jsonb_to_recordset(?::jsonb) as g(id text))),
     moved as (
       update print_order o set number = g.number, state = 'NUMBERED', check_code = null, printed_on = null, signatory = null, stamp = null, version = o.version + 1
       from jsonb_to_recordset(?::jsonb) as g(id text, number text) where o.id = g.id returning o.id, o.number)
     insert into print_order_change (order_id, at, by, state_before, state_after, number)
     select moved.id, ?, ?, before.state, 'NUMBERED', moved.number from moved join before on before.id = moved.id`,
    [given, given, now(), caller.sub],
  );
  await journalRows(context, { entity: 'PrintOrder', ids: rows.map(({ id }) => id), change: 'UPDATE' });
  return numbered.length;
}

/** Prints what has its number, and the parts, which have none: how many. */
export const printOrders = (run: OrderRun, context: Context): Promise<number> => move(run, {
  from: `(state = 'NUMBERED' or (partial and state in ('RECEIVED', 'SPOILED')))`, to: 'PRINTED',
  set: `check_code = substr(replace(gen_random_uuid()::text, '-', ''), 1, 20), printed_on = ?, signatory = null, stamp = null,`, values: [seatDay(context.owner, context.now())],
}, context);

/** Signs what is printed, by a delegation that holds today: how many. */
export async function signOrders(run: OrderRun, context: Context): Promise<Outcome<number, SignatureRefusal>> {
  const signatory = await signatoryOf(context);
  if (!signatory.ok) return signatory;
  const { name, quality } = signatory.value;
  const stamps = JSON.stringify(await stampsOf(run, context));
  return accept(await move(run, { from: `state = 'PRINTED'`, to: 'SIGNED', set: 'signatory = ?::jsonb, stamp = (?::jsonb ->> o.id),', values: [JSON.stringify({ name, quality }), stamps] }, context));
}

async function stampsOf({ session, modality }: OrderRun, { em, owner, now }: Context): Promise<Record<string, string>> {
  const rows = await em.execute<{ id: string; reference: string; code: string; printedOn: string; lastName: string; firstName: string; birthDate: string }[]>(
    `select id, coalesce(number, id) as reference, check_code as code, printed_on::text as "printedOn", last_name as "lastName", first_name as "firstName", birth_date::text as "birthDate"
     from print_order where session = ? and modality = ? and state = 'PRINTED' order by id for update`,
    [session, modality],
  );
  const signedOn = seatDay(owner, now());
  return Object.fromEntries(rows.map(({ id, code, printedOn, ...rest }) => [id, twoDDoc({ ...rest, checkCode: code, issuedOn: printedOn, signedOn })]));
}

/** Sends what is signed: how many. */
export const sendOrders = (run: OrderRun, context: Context): Promise<number> => move(run, { from: `state = 'SIGNED'`, to: 'SENT', set: '', values: [] }, context);

/** One statement and the journal's, however many there are. Two at once: the second waits, and finds none left. */
async function move({ session, modality }: OrderRun, { from, to, set, values }: { from: string; to: PrintOrderStateName; set: string; values: readonly unknown[] }, context: Context): Promise<number> {
  const { em, now, caller } = context;
  const moved = await em.execute<{ id: string }[]>(
    `with before as (select id, state from print_order where session = ? and modality = ? and ${from} order by id for update),
     moved as (update print_order o set ${set} state = ?, version = o.version + 1 from before where o.id = before.id returning o.id, o.number, before.state),
     kept as (insert into print_order_change (order_id, at, by, state_before, state_after, number) select id, ?, ?, state, ?, number from moved)
     select id from moved`,
    [session, modality, ...values, to, now(), caller.sub, to],
  );
  await journalRows(context, { entity: 'PrintOrder', ids: moved.map(({ id }) => id), change: 'UPDATE' });
  return moved.length;
}

/** Spoils, cancels or revokes one order, with its reason. Two at once: the second is told that it changed. */
export function moveOrder(id: GlobalId, step: { readonly to: PrintOrderStateName; readonly version: number; readonly reason: string }, context: Context): Promise<Outcome<PrintOrder, PrintOrderRefusal>> {
  return context.em.transactional(async (tx: EntityManager) => {
    const inside = within(context, tx);
    const found = await tx.findOne(PrintOrder, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) return refuse({ code: 'ORDER_UNKNOWN', given: id });
    const to = checkOrderMove(found, step);
    if (!to.ok) return to;
    tx.create(PrintOrderChange, {
      orderId: id, at: inside.now(), by: inside.caller.sub, stateBefore: found.state, stateAfter: PrintOrderState[to.value], number: found.number, reason: step.reason.trim(),
    });
    found.state = PrintOrderState[to.value];
    return accept(found);
  });
}
