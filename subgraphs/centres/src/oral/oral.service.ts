import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import type { Span } from '../allocation/allocation.rules.ts';
import { tellPlaces } from '../allocation/allocation.told.ts';
import { Centre } from '../centre/centre.entity.ts';
import { paperSatHere } from '../sitting/paper-sat-here.ts';
import { paperWindows } from '../sitting/paper-windows.ts';
import { Room } from '../venue/room.entity.ts';
import { Venue } from '../venue/venue.entity.ts';
import { EvaluationPost } from './oral.entity.ts';
import { insertSlots, readHeard, readPosts } from './slot.rows.ts';
import { assignSlots, checkPost, type OralRefusal } from './slots.rules.ts';

export interface NewPost {
  readonly centreId: GlobalId;
  readonly paperCode: string;
  readonly room: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly slotMinutes: number;
}

const ORAL_KINDS: ReadonlySet<string> = new Set(['FACE_TO_FACE', 'SECOND_GROUP']);

/** Opens a post in a centre. Two who open one in the same room: the centre's row makes the second wait, and see the first. */
export async function openPost({ room, ...asked }: NewPost, context: Context): Promise<Outcome<EvaluationPost, OralRefusal>> {
  const windows = await paperWindows(context);
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: asked.centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre) return refuse({ code: 'POST_CENTRE_UNKNOWN', given: asked.centreId });
    const paper = await paperSatHere(asked.paperCode, centre.session, within(context, tx));
    if (paper?.mode !== 'TERMINAL' || !coversSession(paper, centre.session)) return refuse({ code: 'POST_PAPER_UNKNOWN', given: asked.paperCode });
    if (!ORAL_KINDS.has(centre.kind)) return refuse({ code: 'POST_CENTRE_NOT_FOR_ORALS', kind: centre.kind });
    if (!(await tx.findOne(Room, { venueId: centre.venueId, code: room }))) return refuse({ code: 'POST_ROOM_UNKNOWN', given: room });
    const { commune } = await tx.findOneOrFail(Venue, { id: centre.venueId });
    const others = (await tx.find(EvaluationPost, { centreId: centre.id, roomCode: room })).map(spanOf);
    const checked = checkPost({ ...spanOf(asked), room, slotMinutes: asked.slotMinutes }, others, windows(centre.session, centre.kind, commune, asked.paperCode));
    if (!checked.ok) return checked;
    return accept(tx.create(EvaluationPost, { ...asked, id: context.newId('EVP'), roomCode: room, session: centre.session, at: context.now(), by: context.caller.sub }));
  });
}

const spanOf = ({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): Span => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

export interface Hearing {
  readonly centreId: GlobalId;
  readonly paperCode: string;
  /** UAI of those whose candidates come to this centre. */
  readonly establishments: readonly string[];
}

/**
 * Gives the candidates of some schools, who have none yet, their slots in a centre: all of them or none. Two who give slots in
 * one centre: the second waits, and sees those that are taken. Nine statements, however many candidates there are.
 *
 * @returns how many slots were given.
 */
export function giveSlots({ centreId, paperCode, establishments }: Hearing, context: Context): Promise<Outcome<number, OralRefusal>> {
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre) return refuse({ code: 'POST_CENTRE_UNKNOWN', given: centreId });
    const inside = within(context, tx);
    const posts = await readPosts({ centreId, paperCode }, inside);
    if (posts.length === 0) return refuse({ code: 'SLOTS_WITHOUT_POST', paper: paperCode });
    const assigned = assignSlots(await readHeard({ session: centre.session, paperCode, establishments }, inside), posts);
    if (!assigned.ok) return assigned;
    await insertSlots(assigned.value, { paperCode, reason: 'Répartition dans les créneaux.' }, inside);
    await tellPlaces(assigned.value.map(({ enrolmentId }) => enrolmentId), inside);
    return accept(assigned.value.length);
  });
}
