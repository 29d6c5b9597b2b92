import { type EntityManager, type EntityName, type FilterQuery, LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { RecordChange } from './record-change.entity.ts';
import { checkStep, type RecordRefusal, type StateTable } from './record.rules.ts';

/** What belongs to an enrolment, has states, and is changed by one at a time. */
export interface EnrolmentRecord<State extends string> {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  state: State;
  readonly version: number;
}

export interface Step<State extends string> {
  readonly id: GlobalId;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly to: State;
  readonly reason?: string | null | undefined;
}

/**
 * Brings a record to another state and writes the trace, inside the transaction of `context`. Two who act at once on one
 * version: the second waits for the first, then gets RECORD_CHANGED_MEANWHILE.
 */
export async function stepRecord<State extends string, Row extends EnrolmentRecord<State>>(
  entity: EntityName<Row>, next: StateTable<State>, { id, version, to, reason }: Step<State>, context: Context,
): Promise<Outcome<Row, RecordRefusal>> {
  const { em } = context;
  const record = (await em.findOne(entity, { id } as FilterQuery<NoInfer<Row>>, { lockMode: LockMode.PESSIMISTIC_WRITE })) as Row | null;
  if (!record) return refuse({ code: 'RECORD_UNKNOWN', given: id });
  const { state: from } = record;
  const allowed = checkStep(record, version, to, next);
  if (!allowed.ok) return allowed;
  record.state = to;
  trace(em, { id, enrolmentId: record.enrolmentId, version: version + 1 }, { from, to, reason: reason ?? null }, context);
  return accept(record);
}

/** Writes the trace of a change, with the flush that writes the change. */
export function trace(
  em: EntityManager, { id, enrolmentId, version }: { readonly id: GlobalId; readonly enrolmentId: GlobalId; readonly version: number },
  change: { readonly from: string | null; readonly to: string; readonly reason: string | null }, { now, caller }: Context,
): void {
  em.create(RecordChange, { recordId: id, version, enrolmentId, at: now(), by: caller.sub, ...change });
}
