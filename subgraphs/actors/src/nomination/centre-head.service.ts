import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { trace } from '../trace/trace.ts';
import { Nomination } from './nomination.entity.ts';
import { checkAct, checkEnd, checkHeadship, NominationRole, type NominationRefusal, NominationState, type Period } from './nomination.rules.ts';

export interface CentreHeadNomination extends Period {
  readonly session: number;
  readonly actorId: GlobalId;
  readonly centreId: GlobalId;
  readonly actNumber: string;
  /** UAI of the school that is the centre; null: none. */
  readonly hostUai: string | null;
}

type Named = Outcome<Nomination, NominationRefusal | { readonly code: 'SESSION_UNKNOWN'; readonly given: number }>;

/** Names the head of a centre for some days. Two who name at once: the second waits, and sees the first. */
export async function nominateCentreHead(asked: CentreHeadNomination, context: Context): Promise<Named> {
  const act = checkAct(asked);
  if (!act.ok) return act;
  if (!(await dataSet(context, 'sessions')).some(({ year }) => year === asked.session)) return refuse({ code: 'SESSION_UNKNOWN', given: asked.session });
  return context.em.fork().transactional((tx) => name(asked, null, within(context, tx)));
}

export interface Replacing extends Period {
  readonly id: GlobalId;
  readonly version: number;
  readonly actorId: GlobalId;
  readonly actNumber: string;
  readonly reason: string;
}

/** Names another head for the rest of a nomination, which ends the day before: both in one act. Two at once: the second is refused. */
export async function replaceCentreHead({ id, version, actorId, actNumber, reason, from, to }: Replacing, context: Context): Promise<Named> {
  const act = checkAct({ actNumber, from, to });
  if (!act.ok) return act;
  const replaced = context.em.fork().transactional(async (tx): Promise<Named> => {
    await tx.execute('lock table nomination in share row exclusive mode');
    const held = await tx.findOne(Nomination, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!held) return refuse({ code: 'NOMINATION_UNKNOWN' });
    if (held.centreId === null) return refuse({ code: 'NOMINATION_OF_ANOTHER_KIND' });
    const ending = checkEnd(held, { version, on: from, reason });
    if (!ending.ok) return ending;
    const inside = within(context, tx);
    // Replaced on the first day, it was in force on none that can be said: it keeps that day, as ended.
    const last = from === held.from ? from : dayBefore(from);
    Object.assign(held, { state: NominationState.ENDED, to: last });
    await tx.flush();
    trace(tx, inside, held, { act: 'REPLACED', before: NominationState.IN_FORCE, after: NominationState.ENDED, reason });
    const { session, centreId, placeUai } = held;
    const named = await name({ session, centreId, actorId, actNumber, from, to, hostUai: placeUai }, id, inside);
    if (!named.ok) throw new NotNamed(named.refusal);
    return named;
  });
  return replaced.catch((error: unknown): Named => {
    if (error instanceof NotNamed) return refuse(error.refusal);
    throw error;
  });
}

/** Rolls the end of a nomination back: nobody takes its place. */
class NotNamed extends Error {
  readonly refusal: NominationRefusal | { readonly code: 'SESSION_UNKNOWN'; readonly given: number };

  constructor(refusal: NotNamed['refusal']) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function name(asked: CentreHeadNomination, replaces: GlobalId | null, context: Context): Promise<Named> {
  const { em, newId } = context;
  const { session, actorId, centreId, hostUai, actNumber, from, to } = asked;
  await em.execute('lock table nomination in share row exclusive mode');
  const actor = await em.findOne(Actor, { id: actorId }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (!actor) return refuse({ code: 'NOMINEE_UNKNOWN' });
  if (actor.survivorId !== null) return refuse({ code: 'NOMINEE_MERGED', survivor: actor.survivorId });
  const inForce = await em.find(Nomination, { role: NominationRole.CENTRE_HEAD, state: NominationState.IN_FORCE, $or: [{ actorId }, { centreId }] });
  const free = checkHeadship(asked, inForce.map((one) => ({ ...one, centreId: one.centreId ?? '' })));
  if (!free.ok) return free;
  const why = await incompatibilityOf(em, asked);
  if (why !== null) return refuse({ code: 'CENTRE_HEAD_INCOMPATIBLE', why });
  const nomination = em.create(Nomination, { id: newId('NOM'), session, role: NominationRole.CENTRE_HEAD, actorId, boardId: null, centreId, placeUai: hostUai, actNumber: actNumber.trim(), from, to, replaces, version: 1 });
  trace(em, context, nomination, { act: 'NOMINATED', after: NominationState.IN_FORCE, reason: actNumber });
  return accept(nomination);
}

/** What was declared against it: with the school, or on those days. One's own school is none: heads of centre are at home. */
async function incompatibilityOf(em: EntityManager, { actorId, hostUai, from, to }: CentreHeadNomination): Promise<string | null> {
  const [row] = await em.execute<{ kind: string }[]>(
    `select kind from incompatibility where not withdrawn and actor_id = ? and (kind = 'DATE' or (kind = 'ESTABLISHMENT' and target = ?))
       and (from_date is null or ?::date is null or from_date <= ?::date) and (to_date is null or to_date >= ?::date) order by kind limit 1`,
    [actorId, hostUai ?? '', to, to, from]);
  return row?.kind ?? null;
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
