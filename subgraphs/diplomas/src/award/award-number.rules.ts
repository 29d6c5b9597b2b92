import type { Owner } from '@mirex/schema/mirex';

/**
 * A diploma's number: `26-NO-000001`.
 *
 * @param rank 1 for the first that the MIREX gives in that session; each rank is given once, and none is left out.
 */
export const diplomaNumber = (mirex: Owner, session: number, rank: number): string =>
  `${String(session % 100).padStart(2, '0')}-${mirex}-${String(rank).padStart(6, '0')}`;

export interface Numbered<Row> {
  readonly row: Row;
  readonly rank: number;
  readonly number: string;
}

/**
 * Gives the ranks that follow the last one given, in the order of the rows.
 *
 * @param last the last rank of the series; 0 when none was given.
 */
export const numberInSeries = <Row>(rows: readonly Row[], series: { readonly mirex: Owner; readonly session: number; readonly last: number }): Numbered<Row>[] =>
  rows.map((row, i) => {
    const rank = series.last + i + 1;
    return { row, rank, number: diplomaNumber(series.mirex, series.session, rank) };
  });
