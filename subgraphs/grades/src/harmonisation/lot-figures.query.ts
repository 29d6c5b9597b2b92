import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

import { MarkingBatch } from '../marking/marking-batch.entity.ts';
import { derive, WITHOUT_RESULT } from '../statistics/mark-statistics.rules.ts';

/** The marks of one lot, as they were before anybody harmonised them and as they are; in hundredths of a point. */
interface LotFigures {
  readonly batchId: GlobalId | null;
  readonly establishmentUai: string | null;
  readonly marks: number;
  readonly meanBefore: number | null;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly lowest: number;
  readonly highest: number;
}

type Row = Pick<LotFigures, 'batchId' | 'establishmentUai' | 'marks' | 'lowest' | 'highest'> & { readonly sum: string; readonly squares: string; readonly sumBefore: string };

/**
 * Of all rows: the batches that the caller sees are asked for first, schools where they see the whole.
 * The marks of a paper, marker by marker, and school by school for what was assessed during the course. Whoever sees only their own batches
 * reads of those alone. Two statements.
 */
export async function lotFigures(em: EntityManager, { session, paper }: { readonly session: number; readonly paper: string }, whole: boolean): Promise<LotFigures[]> {
  const own = (await em.find(MarkingBatch, { session, paper }, { fields: ['id'] })).map(({ id }) => id);
  const rows = await em.execute<Row[]>(
    `select batch as "batchId", case when batch is null then uai end as "establishmentUai", count(*)::integer as marks, sum(points)::text as sum, sum(points * points)::text as squares,
       sum(before)::text as "sumBefore", min(points) as lowest, max(points) as highest
     from (
       select s.batch_id as batch, case when s.batch_id is null then e.establishment_uai end as uai, m.hundredths as points,
         coalesce((select c.hundredths_before from mark_change c where c.mark_id = m.id and c.state_after = 'HARMONISED' order by c.sequence limit 1), m.hundredths) as before
       from mark m join known_enrolment e on e.id = m.enrolment_id left join script s on s.mark_id = m.id
       where m.session = ? and m.paper_code = ? and m.hundredths is not null and coalesce(m.locked_from, m.state) not in (?)
         and (s.batch_id in (select jsonb_array_elements_text(?::jsonb)) or (s.batch_id is null and ?))
     ) as counted group by batch, uai order by batch, uai`,
    [session, paper, WITHOUT_RESULT, JSON.stringify(own), whole],
  );
  return rows.map(({ sum, squares, sumBefore, ...row }) => {
    const sums = { expected: row.marks, entered: row.marks, sumSquares: BigInt(squares) };
    return { ...row, ...derive({ ...sums, sumHundredths: BigInt(sum) }), meanBefore: derive({ ...sums, sumHundredths: BigInt(sumBefore) }).mean };
  });
}
