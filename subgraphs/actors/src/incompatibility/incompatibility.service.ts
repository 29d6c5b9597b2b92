import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { trace } from '../trace/trace.ts';
import { Incompatibility } from './incompatibility.entity.ts';
import { incompatibilityTold } from './incompatibility-told.ts';
import { checkIncompatibility, type DeclaredIncompatibility, type IncompatibilityRefusal } from './incompatibility.rules.ts';

/** Declares one; the same twice is refused. What is already summoned stays: whoever reads the pool sees it from now on. */
export async function declareIncompatibility(asked: DeclaredIncompatibility, context: Context): Promise<Outcome<Incompatibility, IncompatibilityRefusal>> {
  const checked = checkIncompatibility(asked);
  if (!checked.ok) return checked;
  const { actorId, kind, target, from, to, reason } = asked;
  return context.em.transactional(async (tx): Promise<Outcome<Incompatibility, IncompatibilityRefusal>> => {
    const actor = await tx.findOne(Actor, { id: actorId as GlobalId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!actor) return refuse({ code: 'ACTOR_UNKNOWN' });
    if ((await tx.count(Incompatibility, { actor: actor.id, kind, target, from, to, withdrawn: false })) > 0) return refuse({ code: 'INCOMPATIBILITY_DECLARED_ALREADY' });
    const row = tx.create(Incompatibility, { id: context.newId('INC'), actor, kind, target, from, to, reason, version: 1 });
    trace(tx, context, row, { act: 'DECLARED', after: kind, reason });
    await context.emit(tx, [incompatibilityTold(row)], context.now());
    return accept(row);
  });
}

/** Lifts one, for a reason. Two at once: the second waits, and is told that it is lifted. */
export const withdrawIncompatibility = (id: GlobalId, reason: string, context: Context): Promise<Outcome<Incompatibility, IncompatibilityRefusal>> =>
  context.em.transactional(async (tx): Promise<Outcome<Incompatibility, IncompatibilityRefusal>> => {
    if (reason.trim() === '') return refuse({ code: 'INCOMPATIBILITY_REASON_EMPTY' });
    const row = await tx.findOne(Incompatibility, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!row) return refuse({ code: 'INCOMPATIBILITY_UNKNOWN' });
    if (row.withdrawn) return refuse({ code: 'INCOMPATIBILITY_WITHDRAWN' });
    row.withdrawn = true;
    await tx.flush();
    trace(tx, context, row, { act: 'WITHDRAWN', before: row.kind, reason });
    await context.emit(tx, [incompatibilityTold(row)], context.now());
    return accept(row);
  });
