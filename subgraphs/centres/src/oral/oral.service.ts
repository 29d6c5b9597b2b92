import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ENDED, type Span } from '../allocation/allocation.rules.ts';
import { tellPlaces } from '../allocation/allocation.told.ts';
import { Centre } from '../centre/centre.entity.ts';
import { needOf } from '../enrolment/measure.rules.ts';
import { paperWindows } from '../sitting/paper-windows.ts';
import { Room } from '../venue/room.entity.ts';
import { Venue } from '../venue/venue.entity.ts';
import { EvaluationPost } from './oral.entity.ts';
import { assignSlots, checkPost, type Heard, type NewSlot, type OralRefusal, type Post } from './slots.rules.ts';

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
  const paper = (await dataSet(context, 'papers')).find(({ code, mode }) => code === asked.paperCode && mode === 'TERMINAL');
  if (!paper) return refuse({ code: 'POST_PAPER_UNKNOWN', given: asked.paperCode });
  const windows = await paperWindows(context);
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: asked.centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre) return refuse({ code: 'POST_CENTRE_UNKNOWN', given: asked.centreId });
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

interface HeardRow {
  readonly enrolmentId: GlobalId;
  readonly codes: readonly { readonly code: string; readonly extraMinutesPerHour: number | null }[];
  readonly busy: readonly Span[];
}

/**
 * Gives the candidates of some schools, who have none yet, their slots in a centre: all of them or none. Two who give slots in
 * one centre: the second waits, and sees those that are taken. Six statements, however many candidates there are.
 *
 * @returns how many slots were given.
 */
export function giveSlots({ centreId, paperCode, establishments }: Hearing, context: Context): Promise<Outcome<number, OralRefusal>> {
  return context.em.transactional(async (tx) => {
    const centre = await tx.findOne(Centre, { id: centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!centre) return refuse({ code: 'POST_CENTRE_UNKNOWN', given: centreId });
    const inside = within(context, tx);
    const posts = await postsOf({ centreId, paperCode }, inside);
    if (posts.length === 0) return refuse({ code: 'SLOTS_WITHOUT_POST', paper: paperCode });
    const rows = await heardOf({ session: centre.session, paperCode, establishments }, inside);
    const candidates = rows.map(({ enrolmentId, codes, busy }): Heard => ({ enrolmentId, busy, extraMinutesPerHour: needOf(codes, 'SPOKEN').extraMinutesPerHour }));
    const assigned = assignSlots(candidates, posts);
    if (!assigned.ok) return assigned;
    await insertSlots(assigned.value, paperCode, inside);
    await tellPlaces(assigned.value.map(({ enrolmentId }) => enrolmentId), inside);
    return accept(assigned.value.length);
  });
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const postsOf = ({ centreId, paperCode }: Pick<Hearing, 'centreId' | 'paperCode'>, { em }: Context): Promise<Post[]> => em.execute<Post[]>(
  `select p.id, ${MS('p.starts_at')} as "startsAt", ${MS('p.ends_at')} as "endsAt", p.slot_minutes as "slotMinutes", coalesce((
     select jsonb_agg(jsonb_build_object('startsAt', ${MS('s.starts_at')}, 'endsAt', ${MS('s.ends_at')})) from oral_slot s where s.post_id = p.id), '[]') as taken
   from evaluation_post p where p.centre_id = ? and p.paper_code = ?`, [centreId, paperCode],
);

const heardOf = ({ session, paperCode, establishments }: { session: number; paperCode: string; establishments: readonly string[] }, { em }: Context): Promise<HeardRow[]> => em.execute<HeardRow[]>(
  `select k.id as "enrolmentId", coalesce(m.codes, '[]') as codes, coalesce(b.busy, '[]') as busy
   from known_enrolment k join known_paper p on p.enrolment_id = k.id and p.paper_code = ? and p.mode = 'TERMINAL' and p.status = 'TO_SIT'
   left join lateral (select jsonb_agg(jsonb_build_object('code', code, 'extraMinutesPerHour', extra_minutes_per_hour)) as codes from known_measure where enrolment_id = k.id and paper_code = p.paper_code) m on true
   left join lateral (
     select jsonb_agg(jsonb_build_object('startsAt', t.from_ms, 'endsAt', t.to_ms)) as busy from (
       select ${MS('s.starts_at')} as from_ms, ${MS('a.ends_at')} as to_ms from allocation a join sitting s on s.id = a.sitting_id where a.enrolment_id = k.id
       union all select ${MS('o.starts_at')}, ${MS('o.ends_at')} from oral_slot o where o.enrolment_id = k.id
     ) t
   ) b on true
   where k.session = ? and k.establishment_uai in (select jsonb_array_elements_text(?::jsonb)) and k.state not in (select jsonb_array_elements_text(?::jsonb))
     and not exists (select from oral_slot o where o.enrolment_id = k.id and o.paper_code = p.paper_code)
   order by k.number for update of k`,
  [paperCode, session, JSON.stringify(establishments), JSON.stringify(ENDED)],
);

async function insertSlots(slots: readonly NewSlot[], paperCode: string, context: Context): Promise<void> {
  const { em, now, caller } = context;
  await em.execute(
    `insert into oral_slot (enrolment_id, paper_code, post_id, starts_at, ends_at, at, by)
     select r."enrolmentId", ?, r."postId", to_timestamp(r."startsAt" / 1000.0), to_timestamp(r."endsAt" / 1000.0), ?, ?
     from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, "postId" text, "startsAt" float8, "endsAt" float8)`,
    [paperCode, now(), caller.sub, JSON.stringify(slots)],
  );
  await journalRows(context, { entity: 'OralSlot', ids: slots.map(({ enrolmentId }) => `${enrolmentId} ${paperCode}`) });
}
