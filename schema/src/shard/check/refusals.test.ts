import { describe, expect, it } from '@jest/globals';

import { PROBLEM_CODES, type ProblemCode } from '../problem.ts';
import { readModel } from '../read-model.ts';
import { subgraphSchema } from '../subgraph-schema.ts';
import { checkGraph } from './check-graph.ts';
import { checkSubgraph } from './check-subgraph.ts';
import { CANDIDATES_SDL, GRADES_SDL, REFERENTIAL_SDL } from './exam-schema.fixture.ts';

type Case = readonly [code: ProblemCode, at: string, why: string, written: string, instead: string];

/** Each is the valid subgraph with one thing changed, and must be refused for that one thing. */
const IN_A_SUBGRAPH: readonly Case[] = [
  ['UNROUTED', 'Query.candidate', 'a root field that says nothing', 'Candidate @routed(by: "id")', 'Candidate'],
  ['UNROUTED', 'Query.everyone', 'a route that names nobody', '@routed(absent: SCATTER, partial: REFUSE)', '@routed(partial: REFUSE)'],
  ['UNROUTED', 'Mutation.rename', 'a mutation that says nothing', 'RenamePayload! @routed(by: "id")', 'RenamePayload!'],
  ['ROUTE_PATH', 'Query.candidate', 'an argument that is not there', 'Candidate @routed(by: "id")', 'Candidate @routed(by: "mirex")'],
  ['ROUTE_PATH', 'Query.candidates', 'a path that leads nowhere', 'CandidateConnection @routed(by: "filter.mirex"', 'CandidateConnection @routed(by: "filter.region"'],
  ['ROUTE_PATH', 'Query.rooms', 'a path into what is no input', '@routed(by: "mirex")', '@routed(by: "mirex.code")'],
  ['ROUTE_TYPE', 'Query.rooms', 'a number', 'rooms(mirex: MirexCode!)', 'rooms(mirex: Int!)'],
  ['ROUTE_TYPE', 'Query.candidates', 'a whole input', 'CandidateConnection @routed(by: "filter.mirex"', 'CandidateConnection @routed(by: "filter"'],
  ['ROUTE_LIST', 'Query.everyone', 'ids that are not answered by position', 'everyone: [Candidate!] @routed(absent: SCATTER,', 'everyone(ids: [ID!]!): [Candidate!] @routed(by: "ids",'],
  ['ROUTE_ANY', 'Query.rooms', 'whichever, and a named one', '@routed(by: "mirex")', '@routed(by: "mirex", any: true)'],
  ['ROUTE_PLACE', 'Candidate.lastName', 'a route below a sharded entity', 'lastName: String!\n', 'lastName(mirex: MirexCode!): String! @routed(by: "mirex")\n'],
  ['ROUTE_PLACE', 'Absences.justified', 'a route in a value object', 'justified: Int!', 'justified(mirex: MirexCode!): Int! @routed(by: "mirex")'],
  ['ROUTE_NULLABLE', 'Query.rooms', 'a route that may be absent', 'rooms(mirex: MirexCode!)', 'rooms(mirex: MirexCode)'],
  ['ROUTE_NULLABLE', 'Query.statistics', 'an input that may be absent', 'Statistics @routed(by: "filter.mirex", absent: SCATTER)', 'Statistics @routed(by: "filter.session")'],
  ['MUTATION', 'Mutation.rename', 'a scattered mutation', 'RenamePayload! @routed(by: "id")', 'RenamePayload! @routed(by: "id", absent: SCATTER)'],
  ['MUTATION', 'Mutation.rename', 'a mutation of any', 'RenamePayload! @routed(by: "id")', 'RenamePayload! @routed(any: true)'],
  ['MUTATION', 'Mutation.rename', 'a mutation of several', 'rename(id: ID!, lastName', 'rename(id: [MirexCode!]!, lastName'],
  ['SUBSCRIPTION', 'Subscription', 'a subscription', 'type Name {', 'type Subscription { renamed: Candidate }\ntype Name {'],
  ['NO_MERGE', 'Statistics.fees', 'a scalar', 'fees: Decimal @merge(as: SUM)', 'fees: Decimal'],
  ['NO_MERGE', 'Statistics.bySpeciality', 'a list', '[SpecialityRow!]! @merge(as: GROUP, sort: ["-count"], limit: "top")', '[SpecialityRow!]!'],
  ['NO_MERGE', 'Speciality.enrolled', 'a field of a spread type', 'Int @merge(as: SUM) @routed', 'Int @routed'],
  ['MERGE_SHAPE', 'Statistics.fees', 'a list operation on one value', 'fees: Decimal @merge(as: SUM)', 'fees: Decimal @merge(as: UNION)'],
  ['MERGE_SHAPE', 'Query.sessions', 'a sum of a list', '@merge(as: UNION)', '@merge(as: SAME)'],
  ['MERGE_SHAPE', 'Query.sessions', 'a list of lists', '[String!] @routed(absent', '[[String!]!] @routed(absent'],
  ['MERGE_SHAPE', 'Statistics.fees', 'a scalar as an object', 'fees: Decimal @merge(as: SUM)', 'fees: Decimal @merge(as: OBJECT)'],
  ['MERGE_SHAPE', 'Query.candidateByNumber', 'an entity field by field', 'Candidate @routed(absent: SCATTER)', 'Candidate @routed(absent: SCATTER) @merge(as: OBJECT)'],
  ['MERGE_SHAPE', 'Query.everyone', 'what every MIREX has, seven times', 'everyone: [Candidate!]', 'everyone: [Speciality!]'],
  ['MERGE_SHAPE', 'Query.everyone', 'a position for each of no ids', '[Candidate!] @routed(absent: SCATTER, partial: REFUSE) @merge(as: CONCAT)', '[Candidate] @routed(absent: SCATTER) @merge(as: ALIGN)'],
  ['MERGE_TYPE', 'Statistics.edition', 'a sum of text', 'edition: String @merge(as: SAME)', 'edition: String @merge(as: SUM)'],
  ['MERGE_TYPE', 'Statistics.edition', 'an or of text', 'edition: String @merge(as: SAME)', 'edition: String @merge(as: ANY)'],
  ['MERGE_TYPE', 'Statistics.successRate', 'a ratio that is no Float', 'successRate: Float', 'successRate: Int'],
  ['FLOAT_SUM', 'Statistics.fees', 'a sum of Float', 'fees: Decimal', 'fees: Float'],
  ['INT_RANGE', 'Statistics.feesInCents', 'an amount as an Int', 'fees: Decimal', 'feesInCents: Int'],
  ['DERIVED', 'Statistics.successRate', 'no denominator named', 'num: "admitted", den: "enrolled"', 'num: "admitted"'],
  ['DERIVED', 'Statistics.successRate', 'a denominator that is not there', 'num: "admitted", den: "enrolled"', 'num: "admitted", den: "present"'],
  ['DERIVED', 'Statistics.successRate', 'a numerator that is no sum', 'num: "admitted"', 'num: "highest"'],
  ['DERIVED', 'Statistics.successRate', 'a numerator with arguments', 'admitted: Int!', 'admitted(session: String): Int!'],
  ['DERIVED', 'Statistics.successRate', 'arguments that the gateway cannot apply', 'successRate: Float', 'successRate(session: String): Float'],
  ['DERIVED', 'Statistics.variance', 'a sum of squares that is no integer', 'variance: Float @merge(as: VARIANCE, den: "enrolled", num: "points", of: "squares")', 'variance: Float @merge(as: VARIANCE, den: "enrolled", num: "points", of: "fees")'],
  ['DERIVED', 'Statistics.median', 'a quantile without its rank', ', q: 0.5', ''],
  ['DERIVED', 'Statistics.median', 'a rank beyond 1', 'q: 0.5', 'q: 50'],
  ['DERIVED', 'Statistics.median', 'a histogram of another type', 'median: Int', 'median: String'],
  ['DERIVED_NULL', 'Statistics.successRate', 'a rate of nobody', 'successRate: Float', 'successRate: Float!'],
  ['EXTREME_NULL', 'Statistics.lowest', 'the lowest of nothing', 'lowest: Int', 'lowest: Int!'],
  ['NON_NULL', 'Query.statistics', 'a national root field', '): Statistics @routed', '): Statistics! @routed'],
  ['NON_NULL', 'CandidateConnection.totalCount', 'a statistic of a page', 'totalCount: Int', 'totalCount: Int!'],
  ['NON_NULL', 'Speciality.enrolled', 'a field of a spread type', 'Int @merge(as: SUM) @routed', 'Int! @merge(as: SUM) @routed'],
  ['NON_NULL', 'Query.candidatesByIds', 'a row by position', '[Candidate] @routed', '[Candidate!] @routed'],
  ['NON_NULL', 'Candidate.movedTo', 'a reference into another MIREX', 'movedTo: Candidate @', 'movedTo: Candidate! @'],
  ['NON_NULL', 'Candidate.movedTo', 'references into other MIREX', 'movedTo: Candidate @', 'movedTo: [Candidate!] @'],
  ['NON_NULL', 'Absences.first', 'the one that a missing MIREX may have', 'justified: Int!', 'first: Candidate! justified: Int!'],
  ['GROUP_KEY', 'Statistics.bySpeciality', 'rows that nothing tells apart', 'speciality: Speciality @merge(as: KEY)', 'other: Int @merge(as: SUM)'],
  ['GROUP_KEY', 'Statistics.absences', 'a row of a group as one object', 'justified: Int!', 'reason: String @merge(as: KEY) justified: Int!'],
  ['GROUP_KEY', 'Speciality.enrolled', 'a key of no group', 'Int @merge(as: SUM) @routed', 'Int @merge(as: KEY) @routed'],
  ['LIMIT', 'Statistics.bySpeciality', 'a limit that is not there', 'limit: "top"', 'limit: "most"'],
  ['LIMIT', 'Statistics.bySpeciality', 'a limit that must be given', 'top: Int', 'top: Int!'],
  ['LIMIT', 'Statistics.bySpeciality', 'a limit that gives itself', 'top: Int', 'top: Int = 10'],
  ['LIMIT', 'Statistics.bySpeciality', 'a limit that is no number', 'top: Int', 'top: String'],
  ['LIMIT', 'Query.sessions', 'a limit that each MIREX would apply', 'sessions: [', 'sessions(first: Int): ['],
  ['LIMIT', 'Query.everyone', 'a limit without an order', 'everyone: [Candidate!] @routed(absent: SCATTER, partial: REFUSE) @merge(as: CONCAT)', 'everyone(limit: Int): [Candidate!] @routed(absent: SCATTER) @merge(as: CONCAT, limit: "limit")'],
  ['OFFSET', 'Query.everyone', 'an offset', 'everyone: [', 'everyone(offset: Int): ['],
  ['SORT', 'Query.latest', 'no order', 'sort: ["-enrolledOn", "id"], ', ''],
  ['SORT', 'Query.latest', 'an order that leaves ties', 'sort: ["-enrolledOn", "id"]', 'sort: ["-enrolledOn"]'],
  ['SORT', 'Query.latest', 'an order by what is not there', 'sort: ["-enrolledOn", "id"]', 'sort: ["-age", "id"]'],
  ['SORT', 'Statistics.bySpeciality', 'groups by what they have not', 'sort: ["-count"]', 'sort: ["-average"]'],
  ['SORT', 'Statistics.bySpeciality', 'groups by what takes arguments', 'count: Int! @merge(as: SUM) }\ntype CentreRow', 'count(session: String): Int! @merge(as: SUM) }\ntype CentreRow'],
  ['CONNECTION', 'Query.candidates', 'edges without a cursor', 'type CandidateEdge { cursor: String!', 'type CandidateEdge {'],
  ['CONNECTION', 'Query.candidates', 'pages without an end', 'hasNextPage: Boolean!', ''],
  ['CONNECTION', 'Query.candidates', 'a list that starts nowhere', 'first: Int, after: String, last', 'first: Int, last'],
  ['CONNECTION', 'Query.candidates', 'backwards from nowhere', ', before: String', ''],
  ['CONNECTION', 'Query.candidates', 'rows that every MIREX has', 'node: Candidate!', 'node: Speciality!'],
  ['COVERAGE', 'CandidateConnection.coverage', 'a coverage without its missing', ' missing: [MirexCode!]!', ''],
  ['COVERAGE', 'CandidateConnection.coverage', 'a coverage with more than the gateway fills', 'missing: [MirexCode!]!', 'missing: [MirexCode!]! since: String!'],
  ['COVERAGE', 'Query.rooms', 'a part to be declared where nothing declares it', 'rooms(mirex: MirexCode!): Int @routed(by: "mirex")', 'rooms: Int @routed(absent: SCATTER, partial: COVERED) @merge(as: SUM)'],
  ['KEY', 'Candidate', 'no key', '@key(fields: "id") @sharded', '@sharded'],
  ['KEY', 'Candidate', 'a key without its owner', '@key(fields: "id") @sharded', '@key(fields: "id") @key(fields: "lastName") @sharded'],
  ['KEY', 'Candidate', 'an owner that is not there', '@key(fields: "id") @sharded', '@key(fields: "id") @sharded(by: "mirex")'],
  ['CROSSES', 'Candidate.speciality', 'a reference to what is in no MIREX', 'speciality: Speciality\n', 'speciality: Speciality @crosses\n'],
  ['LOCAL_REFERENCE', 'Candidate.movedTo', 'a reference to its like', 'movedTo: Candidate @crosses', 'movedTo: Candidate'],
];

const IN_THE_GRAPH: readonly Case[] = [
  ['REFERENCE_NON_NULL', 'Mark.candidate', 'another subgraph completes it', 'candidate: Candidate }', 'candidate: Candidate! }'],
  ['REFERENCE_NON_NULL', 'CandidateEdge.node', 'it completes the rows of another', 'marks: [Mark!] }', 'marks: [Mark!]! }'],
  ['SHAREABLE', 'Candidate', 'two would answer', 'type Candidate @key(fields: "id") @sharded', 'type Candidate @key(fields: "id") @sharded @shareable'],
  ['KEY_DIFFERS', 'Candidate', 'spread here, sharded there', 'type Candidate @key(fields: "id") @sharded', 'type Candidate @key(fields: "id")'],
  ['KEY_DIFFERS', 'Candidate', 'sharded by something else', 'type Candidate @key(fields: "id") @sharded {', 'type Candidate @key(fields: "id ine") @sharded(by: "ine") { ine: ID!'],
];

const graphOf = (grades: string) => checkGraph(
  [readModel('candidates', CANDIDATES_SDL), readModel('grades', grades)], [{ subgraph: 'referential', schema: subgraphSchema(REFERENTIAL_SDL) }],
);

describe('a schema is refused for', () => {
  it.each(IN_A_SUBGRAPH)('%s at %s: %s', (code, at, _why, written, instead) => {
    const problems = checkSubgraph(readModel('candidates', changed(CANDIDATES_SDL, written, instead)));
    expect(problems.map((problem) => [problem.code, problem.at])).toContainEqual([code, at]);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
  });

  it.each(IN_THE_GRAPH)('%s at %s: %s', (code, at, _why, written, instead) => {
    const problems = graphOf(changed(GRADES_SDL, written, instead));
    expect(problems.map((problem) => [problem.code, problem.at])).toContainEqual([code, at]);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
  });

  it('every code that there is', () => {
    expect(new Set([...IN_A_SUBGRAPH, ...IN_THE_GRAPH].map(([code]) => code))).toEqual(new Set(Object.keys(PROBLEM_CODES)));
  });
});

describe('a schema that uses every operation', () => {
  it('passes, alone and in the graph', () => {
    expect(checkSubgraph(readModel('candidates', CANDIDATES_SDL))).toEqual([]);
    expect(checkSubgraph(readModel('grades', GRADES_SDL))).toEqual([]);
    expect(graphOf(GRADES_SDL)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('says by which way a national query gets there', () => {
    const [problem] = checkSubgraph(readModel('candidates', changed(CANDIDATES_SDL, 'justified: Int! @merge(as: SUM)', 'justified: Int!')));
    expect(problem).toEqual({
      code: 'NO_MERGE', severity: 'error', subgraph: 'candidates', at: 'Absences.justified',
      trail: ['Query.statistics', 'Statistics.absences'],
      message: expect.stringContaining('national'), mend: expect.stringContaining('@merge'),
    });
  });
});

function changed(sdl: string, written: string, instead: string): string {
  const times = sdl.split(written).length - 1;
  if (times !== 1) throw new Error(`"${written}" stands ${times} times in the valid schema, where once is meant`);
  return sdl.replace(written, instead);
}
