import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import type { MergeTextRefusal } from '@mirex/kit/text/merge-text.rules';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { CandidateSummonsChange } from './summons-change.entity.ts';
import { CandidateSummonsText } from './summons-text.entity.ts';
import { checkText } from './summons-text.rules.ts';
import { CandidateSummons, CandidateSummonsState } from './summons.entity.ts';
import { checkSummonsMove, type SummonsRefusal } from './summons.rules.ts';

/** Writes the next version of a text. Two who write at once: the second waits, and writes the version after. */
export function writeText({ diploma, title, body }: { readonly diploma: string; readonly title: string; readonly body: string }, { em, now, caller, newId }: Context): Promise<Outcome<CandidateSummonsText, MergeTextRefusal>> {
  return em.transactional(async (tx) => {
    const checked = checkText({ title, body });
    if (!checked.ok) return checked;
    await tx.execute('lock table candidate_summons_text in share row exclusive mode');
    const last = await tx.findOne(CandidateSummonsText, { diploma }, { orderBy: { version: 'desc' } });
    const text = tx.create(CandidateSummonsText, { id: newId('CST'), diploma, version: (last?.version ?? 0) + 1, ...checked.value, at: now(), by: caller.sub });
    return accept(text);
  });
}

/**
 * Acknowledges or cancels a summons, and writes the trace.
 *
 * Two at once: the second waits for the first, then is refused with SUMMONS_CHANGED_MEANWHILE.
 */
export function moveSummons(id: GlobalId, move: { readonly to: 'ACKNOWLEDGED' | 'CANCELLED'; readonly version: number; readonly reason: string | null }, context: Context): Promise<Outcome<CandidateSummons, SummonsRefusal>> {
  const { em, now, caller } = context;
  return em.transactional(async (tx) => {
    const summons = await tx.findOne(CandidateSummons, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!summons) return refuse({ code: 'SUMMONS_UNKNOWN', given: id });
    const allowed = checkSummonsMove(summons, move);
    if (!allowed.ok) return allowed;
    tx.create(CandidateSummonsChange, {
      summonsId: id, at: now(), by: caller.sub, stateBefore: summons.state, stateAfter: CandidateSummonsState[move.to], reason: move.reason?.trim() || null,
    });
    summons.state = CandidateSummonsState[move.to];
    if (move.to === 'CANCELLED') {
      await writeRows(within(context, tx), { entity: 'Allocation', change: 'UPDATE' }, 'update allocation set summoned = false where id in (select jsonb_array_elements_text(?::jsonb)) returning id', [JSON.stringify(summons.lines.map(({ allocationId }) => allocationId))]);
      await tx.execute('update oral_slot set summoned = false where enrolment_id = ?', [summons.enrolmentId]);
    }
    return accept(summons);
  });
}
