import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { Sealed } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';

import { openMeasuresOf } from '../enrolment/known-measures.ts';
import type { FileContent, FileOral, FileRoom, FileSeat, FileSitting } from './centre-file.rules.ts';

const ISO = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const NAME = `c.first_name || ' ' || c.last_name`;

type Row = Omit<FileSitting, 'rooms'> & { readonly rooms: readonly (Omit<FileRoom, 'seats'> & { readonly seats: readonly (Omit<FileSeat, 'measures'> & { readonly enrolmentId: GlobalId; readonly sealed: Sealed | null })[] })[] };

/** Who sits where in a centre, sitting by sitting and room by room: one statement. */
export const readFileSittings = async ({ em, vault }: Context, centreId: GlobalId): Promise<FileSitting[]> => (await em.execute<Row[]>(
  `select s.paper_code as paper, ${ISO('s.starts_at')} as "startsAt", ${ISO('s.ends_at')} as "endsAt", s.time_zone as "timeZone",
     jsonb_agg(jsonb_build_object('room', r.code, 'capacity', r.capacity, 'seats', a.seats) order by r.code) as rooms
   from sitting s join lateral (
     select a.venue_id, a.room_code, jsonb_agg(jsonb_build_object('number', k.number, 'name', ${NAME}, 'seat', a.seat, 'endsAt', ${ISO('a.ends_at')}, 'enrolmentId', k.id, 'sealed', m.measures) order by a.seat) as seats
     from allocation a join known_enrolment k on k.id = a.enrolment_id left join known_measure m on m.enrolment_id = k.id left join known_candidate c on c.id = k.candidate_id where a.sitting_id = s.id group by a.venue_id, a.room_code
   ) a on true join room r on r.venue_id = a.venue_id and r.code = a.room_code
   where s.centre_id = ? group by s.id order by s.starts_at, s.paper_code`, [centreId],
)).map(({ rooms, ...sitting }) => ({ ...sitting, rooms: rooms.map(({ seats, ...room }) => ({ ...room, seats: seats.map(({ enrolmentId, sealed, ...seat }) =>
  ({ ...seat, measures: openMeasuresOf(vault, sitting.paper, { enrolmentId, sealed }).map(({ code }) => code).toSorted() })) })) }));

/** Who is heard where in a centre, by post and hour: one statement. */
export const readFileOrals = (em: EntityManager, centreId: GlobalId): Promise<FileOral[]> => em.execute<FileOral[]>(
  `select o.paper_code as paper, e.room_code as room, ${ISO('o.starts_at')} as "startsAt", ${ISO('o.ends_at')} as "endsAt", k.number, ${NAME} as name
   from oral_slot o join evaluation_post e on e.id = o.post_id join known_enrolment k on k.id = o.enrolment_id left join known_candidate c on c.id = k.candidate_id
   where e.centre_id = ? order by e.room_code, o.starts_at`, [centreId]);

export const readFileHead = async (em: EntityManager, centreId: GlobalId): Promise<Omit<FileContent, 'sittings' | 'orals'>> => {
  const [row] = await em.execute<Omit<FileContent, 'sittings' | 'orals'>[]>(
    'select v.name as venue, v.commune, v.time_zone as "timeZone", c.session, c.kind from centre c join venue v on v.id = c.venue_id where c.id = ?', [centreId]);
  if (!row) throw new Error('a centre has a venue');
  return row;
};
