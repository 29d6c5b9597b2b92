import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { writeLetters } from '../letter/letters.service.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { slotKey, slotsOf } from './diary.rules.ts';
import { checkMission, isSameMission, type IssuingFacts, type IssuingRefusal, type Mission } from './issuing.rules.ts';
import { SummonsChange } from './summons-change.entity.ts';
import { summonsTold } from './summons-told.ts';
import { Summons } from './summons.entity.ts';
import { SummonsState } from './summons-state.rules.ts';

export interface SummonsLine extends Mission {
  readonly sittingId: GlobalId | null;
  /** Asking again under the same key gives the first answer again. */
  readonly idempotencyKey: string;
}

/** Beyond this a typing error is likelier than a mission. A limit of the house, not of the regulation. */
const LARGEST_QUANTITY = 500;
/** Lines per transaction: actors stay locked while it runs. */
const CHUNK = 1_000;

type Facts = Pick<IssuingFacts, 'sessions' | 'specialities' | 'papers' | 'largestQuantity'>;
interface Held { readonly actors: ReadonlySet<string>; readonly taken: Set<string>; readonly issued: Map<string, Summons> }

/**
 * Issues summonses, each on its own merits: the outcomes stand in the order of the lines, and the good ones are kept.
 *
 * Two who summon one actor at once: the second waits for the first, sees the half-day taken and is refused; or, with the
 * first one's key, is given the first one's summons. A fault leaves whole transactions of 1,000 lines: asked again with
 * the same keys, it goes on where it stopped.
 */
export async function issueSummonsInBulk(lines: readonly SummonsLine[], context: Context): Promise<Outcome<Summons, IssuingRefusal>[]> {
  const facts: Facts = {
    sessions: new Set((await dataSet(context, 'sessions')).map(({ year }) => year)),
    specialities: new Set((await dataSet(context, 'specialities')).map(({ code }) => code)),
    papers: new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper])),
    largestQuantity: LARGEST_QUANTITY,
  };
  const outcomes: Outcome<Summons, IssuingRefusal>[] = [];
  for (let start = 0; start < lines.length; start += CHUNK) {
    outcomes.push(...(await issueChunk(lines.slice(start, start + CHUNK), facts, context)));
  }
  return outcomes;
}

function issueChunk(lines: readonly SummonsLine[], facts: Facts, context: Context): Promise<Outcome<Summons, IssuingRefusal>[]> {
  // A fork of its own: thousands of rows would else stay in the request's memory.
  return context.em.fork().transactional(async (tx) => {
    const held = await hold(tx, lines);
    const issued: Summons[] = [];
    const outcomes = lines.map((line) => issueOne(line, { ...facts, ...held }, held, within(context, tx), issued));
    await tx.flush();
    await writeLetters(issued, tx, context);
    await context.emit(tx, issued.map(summonsTold), context.now());
    return outcomes;
  });
}

/** Locks the actors, always in the order of their ids, then reads what they already have: nobody changes it meanwhile. */
async function hold(tx: EntityManager, lines: readonly SummonsLine[]): Promise<Held> {
  const ids = [...new Set(lines.map(({ actorId }) => actorId))] as GlobalId[];
  const actors = await tx.find(Actor, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const entries = await tx.find(DiaryEntry, { actor: { $in: ids }, date: { $in: [...new Set(lines.map(({ date }) => date))] } });
  const issued = await tx.find(Summons, { actor: { $in: ids }, idempotencyKey: { $in: lines.map(({ idempotencyKey }) => idempotencyKey) } });
  return {
    actors: new Set(actors.map(({ id }) => id)),
    taken: new Set(entries.map(({ actor, date, half }) => slotKey({ actorId: actor.id, date, half }))),
    issued: new Map(issued.map((summons) => [keyOf(summons.actor.id, summons.idempotencyKey), summons])),
  };
}

function issueOne(
  line: SummonsLine, facts: IssuingFacts, { taken, issued }: Held, { em, newId, now, caller }: Context, written: Summons[],
): Outcome<Summons, IssuingRefusal> {
  const { actorId, idempotencyKey, ...mission } = line;
  if (idempotencyKey === '') return refuse({ code: 'IDEMPOTENCY_KEY_EMPTY' });
  const before = issued.get(keyOf(actorId, idempotencyKey));
  if (before) return isSameMission(missionOf(before), line) ? accept(before) : refuse({ code: 'IDEMPOTENCY_KEY_REUSED', key: idempotencyKey });
  const checked = checkMission(line, facts);
  if (!checked.ok) return checked;

  const summons = em.create(Summons, { ...mission, id: newId('SUM'), idempotencyKey, actor: actorId as GlobalId, state: SummonsState.ISSUED, version: 1 });
  em.create(SummonsChange, { summons, version: 1, at: now(), by: caller.sub, from: null, to: SummonsState.ISSUED, reason: null });
  for (const slot of slotsOf(line)) {
    em.create(DiaryEntry, { actor: summons.actor, date: slot.date, half: slot.half, summons });
    taken.add(slotKey(slot));
  }
  issued.set(keyOf(actorId, idempotencyKey), summons);
  written.push(summons);
  return accept(summons);
}

const keyOf = (actorId: string, key: string): string => `${actorId}/${key}`;

const missionOf = (summons: Summons): Mission => ({ ...summons, actorId: summons.actor.id });
