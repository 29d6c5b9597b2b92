import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { writeLetters } from '../letter/letters.service.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { SummonsChange } from './summons-change.entity.ts';
import { summonsTold } from './summons-told.ts';
import { Summons } from './summons.entity.ts';
import { checkMove, FREES_THE_DIARY, type MoveRefusal, SummonsState } from './summons-state.rules.ts';

export interface SummonsMove {
  readonly id: GlobalId;
  readonly to: SummonsState;
  /** The version that the mover has read; left out by machines of ours. */
  readonly version?: number;
  readonly reason?: string;
  /** An absence that is said before its day. */
  readonly announced?: boolean;
}

/** Wallis is twelve hours ahead of UTC: what is today there may be told today, and nobody is kept waiting for midnight. */
const FURTHEST_AHEAD_MS = 12 * 3_600_000;

/**
 * Moves summonses to another state, each on its own merits, and leaves a trace of each. One transaction.
 *
 * A list names a summons once; more is a fault of the caller and throws.
 * Two who move one summons at once: the second waits for the first, and is refused because the version has grown.
 */
export async function moveSummons(moves: readonly SummonsMove[], context: Context): Promise<Outcome<Summons, MoveRefusal>[]> {
  const { em, now, caller, emit } = context;
  const ids = moves.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('a list moves a summons once');
  const today = new Date(now().getTime() + FURTHEST_AHEAD_MS).toISOString().slice(0, 10);
  // A fork of its own: thousands of rows would else stay in the request's memory.
  return em.fork({ keepTransactionContext: true }).transactional(async (tx) => {
    const rows = await tx.find(Summons, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const moved: Summons[] = [];
    const outcomes = moves.map(({ id, to, version, reason, announced }): Outcome<Summons, MoveRefusal> => {
      const summons = byId.get(id);
      if (!summons) return refuse({ code: 'SUMMONS_UNKNOWN' });
      const checked = checkMove(summons, { to, version, today, announced });
      if (!checked.ok) return checked;
      tx.create(SummonsChange, { summons, version: summons.version + 1, at: now(), by: caller.sub, from: summons.state, to, reason: reason ?? null });
      summons.state = to;
      moved.push(summons);
      return accept(summons);
    });
    await tx.flush();
    await writeLetters(moved.filter(({ state }) => state === SummonsState.ISSUED), tx, context);
    const freed = moved.filter(({ state }) => FREES_THE_DIARY.has(state)).map(({ id }) => id);
    if (freed.length > 0) await tx.nativeDelete(DiaryEntry, { summons: { $in: freed } });
    await emit(tx, moved.map(summonsTold), now());
    return outcomes;
  });
}
