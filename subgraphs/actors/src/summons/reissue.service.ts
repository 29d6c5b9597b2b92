import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { writeLetters } from '../letter/letters.service.ts';
import { holdActors } from './hold-actors.ts';
import { slotKey, slotsOf } from './diary.rules.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { issuingFacts } from './issuing-facts.ts';
import { checkMission } from './issuing.rules.ts';
import { changed, type MissionChange, type ReissueRefusal } from './reissue.rules.ts';
import { SummonsChange } from './summons-change.entity.ts';
import { summonsTold } from './summons-told.ts';
import { checkMove, SummonsState } from './summons-state.rules.ts';
import { Summons } from './summons.entity.ts';
import { writeSummons } from './write-summons.ts';

export interface Reissue {
  readonly id: GlobalId;
  readonly version: number;
  readonly change: MissionChange;
  readonly reason: string;
}

/**
 * Annuls a summons that was sent and issues the one that follows it: the same mission but for what changes. One transaction.
 *
 * Two at once: the second waits, and is refused because the first has superseded it.
 */
export async function reissueSummons({ id, version, change, reason }: Reissue, context: Context): Promise<Outcome<Summons, ReissueRefusal>> {
  if (reason.trim() === '') return refuse({ code: 'REASON_EMPTY' });
  const facts = await issuingFacts(context);
  return context.em.transactional(async (tx): Promise<Outcome<Summons, ReissueRefusal>> => {
    const old = await tx.findOne(Summons, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!old) return refuse({ code: 'SUMMONS_UNKNOWN' });
    const moved = checkMove(old, { to: SummonsState.SUPERSEDED, version, today: old.date });
    if (!moved.ok) return moved;
    const mission = changed({ ...old, actorId: old.actor.id }, change);
    if (!mission.ok) return mission;
    const held = await holdActors(tx, [mission.value], context.now());
    const own = new Set(slotsOf({ ...old, actorId: old.actor.id }).map(slotKey));
    const checked = checkMission(mission.value, { ...facts, actors: held.actors, lent: held.lent, taken: new Set([...held.taken].filter((slot) => !own.has(slot))) });
    if (!checked.ok) return checked;

    supersede(old, reason, within(context, tx));
    await tx.nativeDelete(DiaryEntry, { summons: id });
    await tx.flush();
    const next = writeSummons(tx, checked.value, { state: SummonsState.ISSUED, idempotencyKey: `reissue of ${id}`, supersedes: old, reason }, context);
    await tx.flush();
    await writeLetters([next], tx, context, reason);
    await context.emit(tx, [old, next].map(summonsTold), context.now());
    return accept(next);
  });
}

/** Ends a summons because another follows it. Its half-days are the caller's to free. */
function supersede(old: Summons, reason: string, { em, now, caller }: Context): void {
  em.create(SummonsChange, { summons: old, version: old.version + 1, at: now(), by: caller.sub, from: old.state, to: SummonsState.SUPERSEDED, reason });
  old.state = SummonsState.SUPERSEDED;
  em.persist(old);
}
