import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

import { ENDED, type HeldSitting } from '../allocation/allocation.rules.ts';
import type { MeasureFact } from '../allocation/placing.rules.ts';
import { openMeasures, type SealedMeasures } from '../enrolment/known-measures.ts';
import type { Equipment } from '../venue/venue.rules.ts';

export interface CentreRow {
  readonly id: GlobalId;
  readonly venueId: GlobalId;
  readonly venue: string;
  readonly commune: string;
  readonly hostUai: string | null;
  readonly rooms: readonly { readonly code: string; readonly capacity: number; readonly accessible: boolean; readonly equipment: readonly Equipment[] }[];
  readonly sittings: readonly { readonly id: GlobalId; readonly paper: string; readonly startsAt: number; readonly endsAt: number; readonly requires: readonly Equipment[] }[];
}

export interface SeekerRow {
  readonly id: GlobalId;
  readonly number: string;
  readonly uai: string;
  readonly speciality: string;
  /** Null: nobody told which papers. */
  readonly papers: readonly string[] | null;
  /** What an allocation run leaves where it is: fixed by hand, or summoned. */
  readonly pinned: readonly (HeldSitting & { readonly centreId: GlobalId })[];
  /** When it is heard: no seat is given it then. */
  readonly heard: readonly HeldSitting[];
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
const PREPARING = `c.state in ('PLANNED', 'CONFIRMED', 'EQUIPPED', 'STAFFED', 'READY')`;

/** The centres of a kind that take candidates, with their rooms and the sittings that are not frozen. */
export const readCentres = (em: EntityManager, session: number, kind: string): Promise<CentreRow[]> =>
  em.execute<CentreRow[]>(
    `select c.id, v.id as "venueId", v.code as venue, v.commune, v.host_uai as "hostUai",
       (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'capacity', r.capacity, 'accessible', r.accessible, 'equipment', r.equipment) order by r.code), '[]')
        from room r where r.venue_id = v.id) as rooms,
       (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'paper', s.paper_code, 'startsAt', ${MS('s.starts_at')}, 'endsAt', ${MS('s.ends_at')}, 'requires', s.requires)
          order by s.starts_at, s.id), '[]') from sitting s where s.centre_id = c.id and s.frozen is null) as sittings
     from centre c join venue v on v.id = c.venue_id where c.session = ? and c.kind = ? and ${PREPARING} order by c.id`,
    [session, kind],
  );

/** The enrolments of a session that go on, with the papers that they sit and those that stay where they are. */
export const readSeekers = (em: EntityManager, session: number): Promise<SeekerRow[]> =>
  em.execute<SeekerRow[]>(
    `select k.id, k.number, k.establishment_uai as uai, k.speciality_code as speciality, p.papers, coalesce(a.pinned, '[]') as pinned, coalesce(h.heard, '[]') as heard
     from known_enrolment k
     left join (
       select enrolment_id, coalesce(jsonb_agg(paper_code order by paper_code) filter (where mode = 'TERMINAL' and status = 'TO_SIT'), '[]') as papers
       from known_paper group by enrolment_id
     ) p on p.enrolment_id = k.id
     left join (
       select a.enrolment_id, jsonb_agg(jsonb_build_object('sittingId', s.id, 'paperCode', s.paper_code, 'centreId', c.id, 'startsAt', ${MS('s.starts_at')}, 'endsAt', ${MS('a.ends_at')},
         'givenUp', false) order by s.paper_code) as pinned
       from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
       where (a.fixed or a.summoned) and c.state not in ('RELOCATED', 'CANCELLED') group by a.enrolment_id
     ) a on a.enrolment_id = k.id
     left join (
       select enrolment_id, jsonb_agg(jsonb_build_object('sittingId', post_id, 'paperCode', paper_code, 'startsAt', ${MS('starts_at')}, 'endsAt', ${MS('ends_at')}, 'givenUp', false)) as heard
       from oral_slot group by enrolment_id
     ) h on h.enrolment_id = k.id
     where k.session = ? and k.state not in (select jsonb_array_elements_text(?::jsonb)) order by k.number`,
    [session, JSON.stringify(ENDED)],
  );

export const readSessionMeasures = async ({ em, vault }: Pick<Context, 'em' | 'vault'>, session: number): Promise<MeasureFact[]> =>
  (await em.execute<SealedMeasures[]>(
    'select m.enrolment_id as "enrolmentId", m.measures as sealed from known_measure m join known_enrolment k on k.id = m.enrolment_id where k.session = ?', [session],
  )).flatMap((row) => openMeasures(vault, row));

/** The seats that a run leaves where they are, in the venues of its centres. */
export const readPinnedSeats = (em: EntityManager, venueIds: readonly GlobalId[]): Promise<{ venueId: GlobalId; room: string; seat: number; alone: boolean; startsAt: number; endsAt: number }[]> =>
  em.execute(
    `select a.venue_id as "venueId", a.room_code as room, a.seat, a.alone, ${MS('s.starts_at')} as "startsAt", ${MS('a.ends_at')} as "endsAt"
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
     where a.venue_id in (select jsonb_array_elements_text(?::jsonb)) and (a.fixed or a.summoned) and c.state not in ('RELOCATED', 'CANCELLED')`,
    [JSON.stringify(venueIds)],
  );

export const readDistances = (em: EntityManager, venueIds: readonly GlobalId[]): Promise<{ venueId: GlobalId; uai: string; kilometres: number }[]> =>
  em.execute('select venue_id as "venueId", uai, kilometres from venue_distance where venue_id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(venueIds)]);
