import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleOf } from '@mirex/schema/regulation';
import { seatDay } from '@mirex/schema/seat-day';
import { coversSession } from '@mirex/schema/session-range';

import { checkOrder, type OrderedDiploma, type PrintOrderRefusal } from './print-order.rules.ts';

const MOST_ORDERS = 500;

/** Those who enter the order of any region of the MIREX; the others order for their own. */
const SERVICE: ReadonlySet<string> = new Set(['HEAD', 'UNIT', 'TRANS']);

export interface Ordering {
  readonly region: string;
  readonly diplomas: readonly OrderedDiploma[];
}

/** What became of one line of an order: the id of what will be printed, or why not. */
export type OrderLine = { readonly id: GlobalId; readonly refused: null } | { readonly id: null; readonly refused: PrintOrderRefusal };

/**
 * Takes an order of a regional jury, inside the transaction of its idempotency key: good lines are kept, whatever becomes of
 * the others. Two who order one diploma at once: one does, the other is told. Three statements and the journal's.
 */
export async function receiveOrders({ region, diplomas }: Ordering, context: Context): Promise<Outcome<OrderLine[], PrintOrderRefusal>> {
  const { em, owner, caller, now, newId } = context;
  if (diplomas.length === 0 || diplomas.length > MOST_ORDERS) return refuse({ code: 'ORDERS_TOO_MANY', most: MOST_ORDERS });
  if (!caller.roles.some((role) => SERVICE.has(role)) && caller.region !== region) return refuse({ code: 'ORDER_OF_ANOTHER_REGION', region });
  const territories = await dataSet(context, 'territories');
  const judge = await judgeOf(context);
  const taken = await takenOrders(em, region, diplomas);
  const rows: object[] = [];
  const lines = diplomas.map((order): OrderLine => {
    const session = Number(order.juryOn.slice(0, 4));
    const ours = territories.some((each) => each.region === region && each.mirex === owner && coversSession(each, session));
    const refused = ours ? judge.refused(order) ?? taken.refused(order) : { code: 'ORDER_REGION_ELSEWHERE' as const, region };
    if (refused) return { id: null, refused };
    const id = newId('POR');
    taken.add(order);
    const { speciality, units, reference, lastName, firstName, ...rest } = order;
    rows.push({ id, region, session, ...rest, reference: reference.trim(), lastName: lastName.trim(), firstName: firstName.trim(), speciality, ...judge.named(speciality), units });
    return { id, refused: null };
  });
  await em.execute(
    `with ordered as (
       insert into print_order (id, modality, region_code, reference, last_name, first_name, birth_date, sex, session, speciality_code, diploma_code, speciality_label, jury_on, partial, units, state, ordered_at, ordered_by)
       select id, modality, region, reference, "lastName", "firstName", "birthDate", sex, session, speciality, diploma, label, "juryOn", partial, units, 'RECEIVED', ?, ?
       from jsonb_to_recordset(?::jsonb) as r(id text, modality text, region text, reference text, "lastName" text, "firstName" text, "birthDate" date, sex text, session integer, speciality text,
         diploma text, label text, "juryOn" date, partial boolean, units jsonb) returning id)
     insert into print_order_change (order_id, at, by, state_after) select id, ?, ?, 'RECEIVED' from ordered`,
    [now(), caller.sub, JSON.stringify(rows), now(), caller.sub],
  );
  await journalRows(context, { entity: 'PrintOrder', ids: lines.flatMap(({ id }) => id ?? []) });
  return accept(lines);
}

async function judgeOf(context: Context) {
  const specialities = new Map((await dataSet(context, 'specialities')).map((each) => [each.code, each]));
  const regulations = await dataSet(context, 'regulations');
  const today = seatDay(context.owner, context.now());
  return {
    refused(order: OrderedDiploma): PrintOrderRefusal | undefined {
      const diploma = specialities.get(order.speciality)?.diploma ?? '';
      const years = ruleOf(regulations, { diploma, session: Number(order.juryOn.slice(0, 4)) }, 'UNIT_VALID')?.value;
      const checked = checkOrder(order, { today, specialities: new Set(specialities.keys()), unitMonths: years == null ? null : years * 12 });
      return checked.ok ? undefined : checked.refusal;
    },
    named: (code: string) => ({ diploma: specialities.get(code)?.diploma ?? '', label: specialities.get(code)?.label ?? code }),
  };
}

const personKey = ({ lastName, firstName, birthDate, speciality }: OrderedDiploma): string => [lastName.trim().toLowerCase(), firstName.trim().toLowerCase(), birthDate, speciality].join('|');

/** What is ordered already, of the references and of the persons of this order; who orders the same at once waits here. */
async function takenOrders(em: EntityManager, region: string, diplomas: readonly OrderedDiploma[]) {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('print orders', 0))`);
  const asked = JSON.stringify(diplomas.map((order) => ({ reference: order.reference.trim(), person: personKey(order) })));
  const rows = await em.execute<{ reference: string | null; person: string | null }[]>(
    `select case when o.region_code = ? and o.reference = a.reference then o.reference end as reference,
       case when not o.partial and o.state not in ('CANCELLED', 'REVOKED') then lower(o.last_name) || '|' || lower(o.first_name) || '|' || o.birth_date || '|' || o.speciality_code end as person
     from jsonb_to_recordset(?::jsonb) as a(reference text, person text)
     join print_order o on (o.region_code = ? and o.reference = a.reference) or lower(o.last_name) || '|' || lower(o.first_name) || '|' || o.birth_date || '|' || o.speciality_code = a.person`,
    [region, asked, region],
  );
  const references = new Set(rows.flatMap(({ reference }) => reference ?? []));
  const persons = new Set(rows.flatMap(({ person }) => person ?? []));
  return {
    refused(order: OrderedDiploma): PrintOrderRefusal | undefined {
      if (references.has(order.reference.trim())) return { code: 'ORDER_REFERENCE_TAKEN', reference: order.reference };
      return !order.partial && persons.has(personKey(order)) ? { code: 'ORDER_ALREADY_PRINTED' } : undefined;
    },
    add(order: OrderedDiploma): void {
      references.add(order.reference.trim());
      if (!order.partial) persons.add(personKey(order));
    },
  };
}
