import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

import type { AwardStateName } from './award.rules.ts';

export interface Change {
  readonly diplomaId: GlobalId;
  /** Null: the diploma was declared. */
  readonly stateBefore: AwardStateName | null;
  readonly stateAfter: AwardStateName;
  readonly numberBefore: string | null;
  readonly numberAfter: string | null;
  readonly reason: string | null;
}

/** Writes who changed what, in the transaction of the change: one statement, however many diplomas it is about. */
export async function traceChanges(tx: EntityManager, changes: readonly Change[], { now, caller }: Pick<Context, 'now' | 'caller'>): Promise<void> {
  await tx.execute(
    `insert into award_change (diploma_id, at, by, state_before, state_after, number_before, number_after, reason)
     select r."diplomaId", ?, ?, r."stateBefore", r."stateAfter", r."numberBefore", r."numberAfter", r.reason
     from jsonb_to_recordset(?::jsonb) as r("diplomaId" text, "stateBefore" text, "stateAfter" text, "numberBefore" text, "numberAfter" text, reason text)`,
    [now(), caller.sub, JSON.stringify(changes)],
  );
}
