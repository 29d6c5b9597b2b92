import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { CentreStateName, NewCentre } from './centre.rules.ts';

interface Change {
  readonly centreId: GlobalId;
  /** Null: the centre was planned. */
  readonly stateBefore: CentreStateName | null;
  readonly stateAfter: CentreStateName;
  readonly reason: string | null;
}

/** Inserts centres and who planned them, except those that are planned already. Two statements. @returns the ids inserted. */
export async function insertCentres(tx: EntityManager, centres: readonly NewCentre[], context: Context): Promise<ReadonlySet<GlobalId>> {
  const inserted = await writeRows<{ id: GlobalId }>(
    within(context, tx), { entity: 'Centre' },
    `insert into centre (id, venue_id, session, kind, state)
     select r.id, r."venueId", r.session, r.kind, r.state
     from jsonb_to_recordset(?::jsonb) as r(id text, "venueId" text, session integer, kind text, state text)
     order by r."venueId" collate "C", r.session, r.kind
     on conflict (venue_id, session, kind) do nothing returning id`,
    [JSON.stringify(centres)],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  const planned = centres.filter(({ id }) => ids.has(id));
  await traceChanges(tx, planned.map(({ id, state }) => ({ centreId: id, stateBefore: null, stateAfter: state, reason: null })), context);
  return ids;
}

/** Writes who changed what, in the transaction of the change: one statement. */
export async function traceChanges(tx: EntityManager, changes: readonly Change[], { now, caller }: Pick<Context, 'now' | 'caller'>): Promise<void> {
  await tx.execute(
    `insert into centre_change (centre_id, at, by, state_before, state_after, reason)
     select r."centreId", ?, ?, r."stateBefore", r."stateAfter", r.reason
     from jsonb_to_recordset(?::jsonb) as r("centreId" text, "stateBefore" text, "stateAfter" text, reason text)`,
    [now(), caller.sub, JSON.stringify(changes)],
  );
}
