import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { type AwardRefusal, checkMove, type Move } from './award.rules.ts';
import { traceChanges } from './award-trace.ts';
import { AwardedDiploma } from './awarded-diploma.entity.ts';

/**
 * Takes a diploma to another state, and writes the trace.
 *
 * Two who move it at once: the second waits for the first, then is refused with DIPLOMA_CHANGED_MEANWHILE.
 */
export function moveDiploma(id: GlobalId, move: Move, context: Context): Promise<Outcome<AwardedDiploma, AwardRefusal>> {
  return context.em.transactional(async (tx) => {
    const diploma = await tx.findOne(AwardedDiploma, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!diploma) return refuse({ code: 'DIPLOMA_UNKNOWN', given: id });
    const { state: before, number } = diploma;
    const allowed = checkMove(diploma, move);
    if (!allowed.ok) return allowed;
    await traceChanges(tx, [{
      diplomaId: id, stateBefore: before, stateAfter: move.to, numberBefore: number, numberAfter: number, reason: move.reason?.trim() || null,
    }], context);
    // Not by the entity: a second certified copy changes no column but the version, and the entity would then write nothing.
    await writeRows(within(context, tx), { entity: 'AwardedDiploma', change: 'UPDATE' }, 'update awarded_diploma set state = ?, version = version + 1 where id = ? returning id', [move.to, id]);
    await tx.refresh(diploma);
    return accept(diploma);
  });
}
