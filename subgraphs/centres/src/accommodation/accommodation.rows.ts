import type { EntityManager } from '@mikro-orm/postgresql';

interface Row {
  readonly sittingId: string;
  readonly number: string;
  readonly room: string;
  readonly seat: number;
  readonly endsAt: Date;
  readonly measures: string[];
}

/** Who has a measure in sittings, and where they sit. One statement. */
export const readAccommodations = async (em: EntityManager, sittingIds: readonly string[]): Promise<Row[]> =>
  (await em.execute<Row[]>(
    `select a.sitting_id as "sittingId", k.number, a.room_code as room, a.seat, a.ends_at as "endsAt", jsonb_agg(distinct m.code) as measures
     from allocation a join sitting s on s.id = a.sitting_id join known_enrolment k on k.id = a.enrolment_id
     join known_measure m on m.enrolment_id = a.enrolment_id and m.paper_code = s.paper_code
     where a.sitting_id in (select jsonb_array_elements_text(?::jsonb)) group by a.id, k.number order by a.room_code, a.seat`,
    [JSON.stringify(sittingIds)],
  )).map((row) => ({ ...row, endsAt: new Date(row.endsAt) }));
