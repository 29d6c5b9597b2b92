import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { once } from '@mirex/kit/idempotency/once';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { ForecastRefusal } from './forecast.rules.ts';

export interface Sending {
  readonly session: number;
  readonly deadline: Date;
  readonly idempotencyKey: string;
}

/**
 * Tells each establishment which of its people are planned: one statement for all missions of theirs that were planned since
 * the last sending. One transaction, four statements, however many establishments.
 */
export async function sendForecasts({ session, deadline, idempotencyKey }: Sending, context: Context): Promise<Outcome<number, ForecastRefusal | IdempotencyRefusal>> {
  if (deadline <= context.now()) return refuse({ code: 'FORECAST_DEADLINE_PAST' });
  if (!(await dataSet(context, 'sessions')).some(({ year }) => year === session)) return refuse({ code: 'SESSION_UNKNOWN', given: session });
  return once(context, { key: idempotencyKey, act: 'sendForecasts', input: { session, deadline: deadline.toISOString() } }, async (held): Promise<Outcome<number, ForecastRefusal>> => {
    const { em, newId, now, caller } = held;
    const planned = await em.execute<{ uai: string; round: number }[]>(
      `select a.establishment_uai as uai, coalesce((select max(round) from forecast_statement f where f.session = ? and f.establishment_uai = a.establishment_uai), 0) + 1 as round
       from summons s join actor a on a.id = s.actor_id where s.session = ? and s.state = 'FORECAST' and s.forecast_id is null and a.establishment_uai is not null
       group by a.establishment_uai order by 1`, [session, session]);
    const rows = planned.map(({ uai, round }) => ({ id: newId('FCS'), uai, round }));
    await em.execute(
      `with sent as (
         insert into forecast_statement (id, session, establishment_uai, round, deadline)
         select r.id, ?, r.uai, r.round, ? from jsonb_to_recordset(?::jsonb) as r(id text, uai text, round integer) returning id
       ) insert into trace (subject, version, at, by, act, after) select id, 1, ?, ?, 'SENT', 'SENT' from sent`,
      [session, deadline, JSON.stringify(rows), now(), caller.sub]);
    await writeRows(
      held, { entity: 'Summons', change: 'UPDATE' },
      `update summons s set forecast_id = r.id from jsonb_to_recordset(?::jsonb) as r(id text, uai text), actor a
       where a.establishment_uai = r.uai and s.actor_id = a.id and s.session = ? and s.state = 'FORECAST' and s.forecast_id is null returning s.id`, [JSON.stringify(rows), session]);
    await journalRows(held, { entity: 'ForecastStatement', ids: rows.map(({ id }): GlobalId => id) });
    return accept(rows.length);
  });
}

/** Counts a reminder to each establishment of a session that has not answered in time; how many there were. Under one key, once. */
export const remindForecasts = ({ session, idempotencyKey }: { readonly session: number; readonly idempotencyKey: string }, context: Context): Promise<Outcome<number, IdempotencyRefusal>> =>
  once(context, { key: idempotencyKey, act: 'remindForecasts', input: { session } }, async (held) => {
    const { now, caller } = held;
    const reminded = await writeRows<{ id: GlobalId }>(
      held, { entity: 'ForecastStatement', change: 'UPDATE' },
      `with written as (
         update forecast_statement set reminders = reminders + 1, version = version + 1 where session = ? and state = 'SENT' and deadline < ? returning id, version, reminders
       ), traced as (
         insert into trace (subject, version, at, by, act, after) select id, version, ?, ?, 'REMINDED', reminders::text from written
       ) select id from written order by id`, [session, now(), now(), caller.sub]);
    return accept(reminded.length);
  });
