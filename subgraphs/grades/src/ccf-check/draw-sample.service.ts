import { createHash } from 'node:crypto';

import { accept, type Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { LockMode } from '@mikro-orm/postgresql';

import { CcfPlan, CcfState } from '../ccf/ccf.entity.ts';
import { AposterioriCheck, CheckChange, CheckState } from './ccf-check.entity.ts';
import { type CheckRefusal, checkSample } from './ccf-check.rules.ts';

export interface Draw {
  readonly session: number;
  readonly speciality: string;
  /** How many plans. */
  readonly size: number;
  /** By which all of them are reviewed. */
  readonly grid: string;
  /** What the lot is drawn by: the same seed draws the same plans again, so that a draw can be proved. */
  readonly seed: string;
}

const lotOf = (seed: string, id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');

/**
 * Draws by lot which schools are checked, of those whose marks are validated and who are not being checked.
 *
 * Two who draw at once: the second waits, and draws of those that are left.
 */
export async function drawSample({ session, speciality, size, grid, seed }: Draw, context: Context): Promise<Outcome<AposterioriCheck[], CheckRefusal>> {
  const { em, caller, now, newId } = context;
  return em.transactional(async (tx) => {
    const plans = await tx.find(CcfPlan, { session, specialityCode: speciality, state: CcfState.VALIDATED }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const taken = new Set((await tx.find(AposterioriCheck, { planId: { $in: plans.map(({ id }) => id) } }, { filters: false })).map(({ planId }) => planId));
    const free = plans.filter(({ id }) => !taken.has(id)).toSorted((one, other) => (lotOf(seed, one.id) < lotOf(seed, other.id) ? -1 : 1));
    const drawn = checkSample(size, free.length);
    if (!drawn.ok) return drawn;
    return accept(free.slice(0, drawn.value).map(({ id, establishmentUai }) => {
      const check = tx.create(AposterioriCheck, { id: newId('APC'), planId: id, session, specialityCode: speciality, establishmentUai, grid });
      tx.create(CheckChange, { checkId: check.id, at: now(), by: caller.sub, act: 'DRAW', stateBefore: null, stateAfter: CheckState.SELECTED, text: seed });
      return check;
    }));
  });
}
