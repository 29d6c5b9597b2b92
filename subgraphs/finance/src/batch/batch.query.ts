import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { BatchState } from './batch-state.rules.ts';
import { Batch, type BatchKind } from './batch.entity.ts';

export interface BatchQuestion {
  readonly kind?: BatchKind | null | undefined;
  readonly states?: readonly BatchState[] | null | undefined;
  readonly since?: Date | null | undefined;
  readonly unacknowledgedSince?: Date | null | undefined;
}

/** Batches by opening. */
const ORDER = 'openedAt,id';
const UNACKNOWLEDGED = [BatchState.SENT, BatchState.ACK_PARTIAL];

export function findBatches(em: EntityManager, { kind, states, since, unacknowledgedSince }: BatchQuestion, page: PageRequest): Promise<Outcome<Page<Batch>, PageRefusal>> {
  const where: FilterQuery<Batch> = {
    ...(kind != null && { kind }),
    ...(states != null && { state: { $in: [...states] } }),
    ...(since != null && { openedAt: { $gte: since } }),
    ...(unacknowledgedSince != null && { sentAt: { $lt: unacknowledgedSince }, $and: [{ state: { $in: UNACKNOWLEDGED } }] }),
  };
  return findPage(em, Batch, where, ORDER, page);
}
