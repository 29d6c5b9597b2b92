import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';

import { Trace } from './trace.entity.ts';

/** What was done to a row. */
export interface Traced {
  readonly act: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly reason?: string | null | undefined;
}

/** Leaves the trace of a change, in its transaction; `version` is the row's after it. */
export function trace(tx: EntityManager, { now, caller }: Pick<Context, 'now' | 'caller'>, { id, version }: { readonly id: string; readonly version: number }, traced: Traced): void {
  const { act, before = null, after = null, reason = null } = traced;
  tx.create(Trace, { subject: id, version, at: now(), by: caller.sub, act, before, after, reason });
}

export const tracesOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(Trace, { subject: { $in: [...ids] } }, { orderBy: { subject: 'asc', version: 'asc' } }), (row) => row.subject),
);
