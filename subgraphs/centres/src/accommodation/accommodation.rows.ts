import type { Context } from '@mirex/kit/context';
import type { Sealed } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';

import { boundTo } from '../centre/bound-to.ts';
import { openMeasuresOf } from '../enrolment/known-measures.ts';

interface Seat {
  readonly sittingId: string;
  readonly number: string;
  readonly room: string;
  readonly seat: number;
  readonly endsAt: Date;
  readonly measures: string[];
  readonly enrolmentId: GlobalId;
  readonly aideId: GlobalId | null;
  readonly aideVersion: number;
}

interface Row extends Omit<Seat, 'measures'> {
  readonly paper: string;
  readonly sealed: Sealed;
}

/**
 * Who has a measure in sittings, and where they sit: to the head of a centre, in their centres. One statement, and as many values opened as
 * there are who have any.
 */
export async function readAccommodations(context: Context, sittingIds: readonly string[]): Promise<Seat[]> {
  const { em, vault } = context;
  const centres = boundTo(context);
  const own = centres && JSON.stringify(centres);
  const rows = await em.execute<Row[]>(
    `select a.sitting_id as "sittingId", k.number, a.room_code as room, a.seat, a.ends_at as "endsAt", k.id as "enrolmentId", s.paper_code as paper, m.measures as sealed,
       x.actor_id as "aideId", coalesce(x.version, 0) as "aideVersion"
     from allocation a join sitting s on s.id = a.sitting_id join known_enrolment k on k.id = a.enrolment_id
     join known_measure m on m.enrolment_id = a.enrolment_id
     left join accommodation_aide x on x.sitting_id = a.sitting_id and x.enrolment_id = a.enrolment_id
     where a.sitting_id in (select jsonb_array_elements_text(?::jsonb)) and (?::jsonb is null or s.centre_id in (select jsonb_array_elements_text(?::jsonb)))
     order by a.room_code, a.seat`,
    [JSON.stringify(sittingIds), own, own],
  );
  return rows.flatMap(({ paper, sealed, ...row }) => {
    const measures = openMeasuresOf(vault, paper, { enrolmentId: row.enrolmentId, sealed }).map(({ code }) => code).toSorted();
    return measures.length === 0 ? [] : [{ ...row, endsAt: new Date(row.endsAt), measures }];
  });
}
