import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';

/** One change of the plan of a session; `zone` null: of the whole session. */
export interface PlanChange {
  readonly session: number;
  readonly zone: string | null;
  readonly what: 'STATE' | 'REOPENING' | 'PHASE' | 'WINDOW' | 'IMPORT' | 'SCHEDULE';
  /** What of it: a phase, a paper, a MIREX and a diploma. */
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** Writes who changed what, in the transaction of the change. */
export async function tracePlan(tx: EntityManager, changes: readonly PlanChange[], { now, caller }: Pick<Context, 'now' | 'caller'>): Promise<void> {
  await tx.execute(
    `insert into session_change (session_year, zone, what, subject, before, after, at, by, reason)
     select r.session, r.zone, r.what, r.subject, r.before, r.after, ?, ?, r.reason
     from jsonb_to_recordset(?::jsonb) as r(session integer, zone text, what text, subject text, before text, after text, reason text)`,
    [now(), caller.sub, JSON.stringify(changes)],
  );
}

/** A range of instants as a trace keeps it. */
export const rangeText = (startsAt: Date, endsAt: Date): string => `${startsAt.toISOString()}/${endsAt.toISOString()}`;
