import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { writeLetters } from '../letter/letters.service.ts';
import { slotKey, slotsOf } from './diary.rules.ts';
import { type HeldActors, holdActors } from './hold-actors.ts';
import { issuingFacts } from './issuing-facts.ts';
import { checkMission, isSameMission, type IssuingFacts, type IssuingRefusal, type Mission } from './issuing.rules.ts';
import { summonsTold } from './summons-told.ts';
import { SummonsState } from './summons-state.rules.ts';
import { Summons } from './summons.entity.ts';
import { writeSummons } from './write-summons.ts';
import { countOne, roomOf, type YearlyMissions, yearlyMissions } from './yearly-missions.query.ts';

export interface SummonsLine extends Mission {
  readonly sittingId: GlobalId | null;
  /** Asking again under the same key gives the first answer again. */
  readonly idempotencyKey: string;
}

/** Sent at once, or told to the establishment first. */
export type FirstState = SummonsState.ISSUED | SummonsState.FORECAST;

/** Lines per transaction: actors stay locked while it runs. */
const CHUNK = 1_000;

type Facts = Omit<IssuingFacts, 'actors' | 'taken'>;
interface Held extends HeldActors { readonly issued: Map<string, Summons>; readonly yearly: YearlyMissions }

/**
 * Issues summonses, or forecasts them, each on its own merits: the outcomes stand in the order of the lines, and the good
 * ones are kept. A line that names a merged actor is the survivor's.
 *
 * Two who summon one actor at once: the second waits for the first, sees the half-day or the last mission of the year taken and is refused; or, with the
 * first one's key, is given the first one's summons. A fault leaves whole transactions of 1,000 lines: asked again with
 * the same keys, it goes on where it stopped.
 */
export async function issueSummonsInBulk(
  lines: readonly SummonsLine[], context: Context, state: FirstState = SummonsState.ISSUED,
): Promise<Outcome<Summons, IssuingRefusal>[]> {
  const facts = await issuingFacts(context);
  const outcomes: Outcome<Summons, IssuingRefusal>[] = [];
  for (let start = 0; start < lines.length; start += CHUNK) {
    outcomes.push(...(await issueChunk(lines.slice(start, start + CHUNK), facts, context, state)));
  }
  return outcomes;
}

function issueChunk(asked: readonly SummonsLine[], facts: Facts, context: Context, state: FirstState): Promise<Outcome<Summons, IssuingRefusal>[]> {
  // A fork of its own: thousands of rows would else stay in the request's memory.
  return context.em.fork().transactional(async (tx) => {
    const survivors = await survivorsOf(tx, asked);
    const lines = asked.map((line) => ({ ...line, actorId: survivors.get(line.actorId) ?? line.actorId }));
    const held = { ...(await holdActors(tx, lines, context.now())), issued: await issuedBefore(tx, lines), yearly: await yearlyMissions(within(context, tx), lines) };
    const written: Summons[] = [];
    const outcomes = lines.map((line) => issueOne(line, { ...facts, ...held }, held, within(context, tx), { state, written }));
    await tx.flush();
    if (state === SummonsState.ISSUED) await writeLetters(written, tx, context);
    await context.emit(tx, written.map(summonsTold), context.now());
    return outcomes;
  });
}

/** Who stands for the merged: an id is good for ever. */
async function survivorsOf(tx: EntityManager, lines: readonly SummonsLine[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ id: string; survivor: string }[]>(
    'select r.id, a.survivor_id as survivor from jsonb_array_elements_text(?::jsonb) as r(id) join actor a on a.id = r.id where a.survivor_id is not null',
    [JSON.stringify([...new Set(lines.map(({ actorId }) => actorId))])]);
  return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}

async function issuedBefore(tx: EntityManager, lines: readonly SummonsLine[]): Promise<Map<string, Summons>> {
  const actors = [...new Set(lines.map(({ actorId }) => actorId))] as GlobalId[];
  const issued = await tx.find(Summons, { actor: { $in: actors }, idempotencyKey: { $in: lines.map(({ idempotencyKey }) => idempotencyKey) } });
  return new Map(issued.map((summons) => [keyOf(summons.actor.id, summons.idempotencyKey), summons]));
}

function issueOne(
  line: SummonsLine, facts: IssuingFacts, { taken, issued, yearly }: Held, context: Context, { state, written }: { readonly state: FirstState; readonly written: Summons[] },
): Outcome<Summons, IssuingRefusal> {
  const { actorId, idempotencyKey } = line;
  if (idempotencyKey === '') return refuse({ code: 'IDEMPOTENCY_KEY_EMPTY' });
  const before = issued.get(keyOf(actorId, idempotencyKey));
  if (before) return isSameMission(missionOf(before), line) ? accept(before) : refuse({ code: 'IDEMPOTENCY_KEY_REUSED', key: idempotencyKey });
  const checked = checkMission(line, facts);
  if (!checked.ok) return checked;
  const room = roomOf(yearly, line);
  if (!room.ok) return room;
  countOne(yearly, line);
  const summons = writeSummons(context.em, line, { state, idempotencyKey }, context);
  for (const slot of slotsOf(line)) taken.add(slotKey(slot));
  issued.set(keyOf(actorId, idempotencyKey), summons);
  written.push(summons);
  return accept(summons);
}

const keyOf = (actorId: string, key: string): string => `${actorId}/${key}`;

const missionOf = (summons: Summons): Mission => ({ ...summons, actorId: summons.actor.id });
