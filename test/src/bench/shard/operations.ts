/** One question of the bench: to the nation, or to some rows by their ids. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  /** How many entities it asks for by id; absent, it asks the nation. */
  readonly ids?: number;
  /** The same question to the largest MIREX alone, which the nation's cannot be faster than. */
  readonly alone?: string;
  /** The same rows by hand, on the database of the one owner of all. */
  readonly sql?: readonly string[];
  /** In a round. */
  readonly times: number;
}

const page = (first: number, times: number): Operation => {
  const query = (filter: string): string =>
    `{ enrolments(filter: { session: 2026${filter} }, first: ${first}) { edges { cursor node { id number session route form state languages version } } pageInfo { hasNextPage endCursor } } }`;
  return {
    name: `page of ${first}`, times, query: query(''), alone: query(', mirex: ["NO"]'),
    sql: [`select id, number, session, route, form, state, languages, version from candidates.enrolment where session = 2026 order by number, id limit ${first + 1}`],
  };
};

const statistics = (): Operation => {
  const query = (mirex: string): string => `{
    markStatistics(filter: { session: 2026${mirex} }) {
      expected entered sumHundredths sumSquares lowest highest mean standardDeviation histogram { point marks } byPaper { paper { code } expected entered mean }
    }
  }`;
  const sums = `count(*) filter (where expected)::integer as expected, count(points)::integer as entered,
    coalesce(sum(points), 0)::text as sum, coalesce(sum(points * points), 0)::text as squares, min(points) as lowest, max(points) as highest`;
  const counted = `(select paper_code, state <> 'EXEMPT' as expected, case when state not in ('EXEMPT', 'FRAUD_PENDING', 'ANNULLED') then hundredths end as points
    from grades.mark where session = 2026) as counted`;
  return {
    name: 'statistics', times: 30, query: query(''), alone: query(', mirex: ["NO"]'),
    sql: [
      `select ${sums} from ${counted}`, `select paper_code as code, ${sums} from ${counted} group by paper_code order by paper_code`,
      `select points / 100 as point, count(*)::integer as marks from ${counted} where points is not null group by point order by point`,
    ],
  };
};

const entities = (ids: number, times: number): Operation =>
  ({ name: ids === 1 ? '1 entity' : `${ids} entities`, ids, times, query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Mark { session state version points } } }' });

export const OPERATIONS: readonly Operation[] = [page(20, 40), page(100, 20), statistics(), entities(1, 60), entities(100, 20), entities(1_000, 6)];
