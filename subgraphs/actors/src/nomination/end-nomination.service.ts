import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { JuryRefusal } from '../jury/jury.service.ts';
import { trace } from '../trace/trace.ts';
import { endJuryNomination } from './nominate-to-jury.service.ts';
import { Nomination } from './nomination.entity.ts';
import { checkEnd, type NominationRefusal, NominationState } from './nomination.rules.ts';

export interface Ending {
  readonly id: GlobalId;
  readonly version: number;
  /** ISO date of its last day. */
  readonly on: string;
  readonly reason: string;
}

/** Ends a nomination; of a jury the seat is free with it. Two at once: the second waits, and is refused. */
export async function endNomination(ending: Ending, context: Context): Promise<Outcome<Nomination, NominationRefusal | JuryRefusal>> {
  const { id, on, reason } = ending;
  const found = await context.em.fork().findOne(Nomination, { id });
  if (!found) return refuse({ code: 'NOMINATION_UNKNOWN' });
  const checked = checkEnd(found, ending);
  if (!checked.ok) return checked;
  if (found.boardId !== null) {
    const ended = await endJuryNomination(found, found.boardId, ending, context);
    return ended.ok ? accept(await context.em.fork().findOneOrFail(Nomination, { id })) : ended;
  }
  return context.em.fork().transactional(async (tx): Promise<Outcome<Nomination, NominationRefusal>> => {
    const held = await tx.findOneOrFail(Nomination, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const still = checkEnd(held, ending);
    if (!still.ok) return still;
    Object.assign(held, { state: NominationState.ENDED, to: on });
    await tx.flush();
    trace(tx, within(context, tx), held, { act: 'ENDED', before: NominationState.IN_FORCE, after: NominationState.ENDED, reason });
    return accept(held);
  });
}
