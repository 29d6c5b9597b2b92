import type { EntityManager } from '@mikro-orm/postgresql';
import { seenRows, type SqlCondition } from '@mirex/kit/access/seen-rows';

import { Mark } from '../mark/mark.entity.ts';
import { derive, type Derived, NOT_EXPECTED, type PointCount, type Sums, WITHOUT_RESULT } from './mark-statistics.rules.ts';

/** Which marks are counted; what is null or absent does not filter. */
export interface StatisticsQuestion {
  readonly session?: number | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly paper?: string | null | undefined;
}

export interface Figures extends Sums, Derived {
  /** Hundredths; null when no mark is entered. */
  readonly lowest: number | null;
  readonly highest: number | null;
}

export interface PaperFigures extends Figures {
  readonly paper: { readonly code: string };
}

/** 64-bit sums come as text: a number would lose their last digits. */
type Row = Omit<Sums, 'sumHundredths' | 'sumSquares'> & Pick<Figures, 'lowest' | 'highest'> & { readonly sum: string; readonly squares: string };

const COUNTED = `
  select paper_code, coalesce(locked_from, state) not in (?) as expected, case when coalesce(locked_from, state) not in (?) then hundredths end as points
  from mark
  where (?::integer is null or session = ?) and (?::text is null or speciality_code = ?) and (?::text is null or paper_code = ?)`;

const SUMS = `
  count(*) filter (where expected)::integer as expected, count(points)::integer as entered,
  coalesce(sum(points), 0)::text as sum, coalesce(sum(points * points), 0)::text as squares, min(points) as lowest, max(points) as highest`;

/** The marks of a question that the caller sees, each with the points that count. */
async function counted(em: EntityManager, { session = null, speciality = null, paper = null }: StatisticsQuestion): Promise<SqlCondition> {
  const seen = await seenRows(em, Mark, 'mark.id');
  return { sql: `(${COUNTED} and ${seen.sql}) as counted`, values: [NOT_EXPECTED, WITHOUT_RESULT, session, session, speciality, speciality, paper, paper, ...seen.values] };
}

const figuresOf = ({ sum, squares, ...row }: Row): Figures => {
  const sums = { ...row, sumHundredths: BigInt(sum), sumSquares: BigInt(squares) };
  return { ...sums, ...derive(sums) };
};

/** One statement. */
export async function readFigures(em: EntityManager, question: StatisticsQuestion): Promise<Figures> {
  const { sql, values } = await counted(em, question);
  const [row] = await em.execute<Row[]>(`select ${SUMS} from ${sql}`, [...values]);
  return figuresOf(row as Row);
}

/** One statement; the papers in the order of their codes. */
export async function readFiguresByPaper(em: EntityManager, question: StatisticsQuestion): Promise<PaperFigures[]> {
  const { sql, values } = await counted(em, question);
  const rows = await em.execute<(Row & { readonly code: string })[]>(`select paper_code as code, ${SUMS} from ${sql} group by paper_code order by paper_code`, [...values]);
  return rows.map(({ code, ...row }) => ({ ...figuresOf(row), paper: { code } }));
}

/** One statement; a whole point that no mark has is not there. */
export async function readHistogram(em: EntityManager, question: StatisticsQuestion): Promise<PointCount[]> {
  const { sql, values } = await counted(em, question);
  return em.execute<PointCount[]>(`select points / 100 as point, count(*)::integer as marks from ${sql} where points is not null group by point order by point`, [...values]);
}
