import { linkShard, SHARD_SDL } from '../vocabulary.ts';

const SHARDED_HEAD = `${linkShard(['@key', '@shareable', '@external', '@requires'])}\n${SHARD_SDL}`;

/** A subgraph that uses every directive and every operation as it should: nothing in it is refused or warned of. */
export const CANDIDATES_SDL = `${SHARDED_HEAD}
scalar Long
scalar Decimal
enum MirexCode { NO NE SO SE }
input Filter { mirex: [MirexCode!], session: String }

type Query {
  candidate(id: ID!): Candidate @routed(by: "id")
  candidatesByIds(ids: [ID!]!): [Candidate] @routed(by: "ids") @merge(as: ALIGN)
  candidateByNumber(number: String!): Candidate @routed(absent: SCATTER)
  candidates(filter: Filter, first: Int, after: String, last: Int, before: String): CandidateConnection @routed(by: "filter.mirex", absent: SCATTER)
  latest(limit: Int): [Candidate!] @routed(absent: SCATTER) @merge(as: SORTED, sort: ["-enrolledOn", "id"], limit: "limit")
  everyone: [Candidate!] @routed(absent: SCATTER, partial: REFUSE) @merge(as: CONCAT)
  sessions: [String!] @routed(absent: SCATTER) @merge(as: UNION)
  rooms(mirex: MirexCode!): Int @routed(by: "mirex")
  vocabulary: [String!]! @routed(any: true)
  statistics(filter: Filter): Statistics @routed(by: "filter.mirex", absent: SCATTER)
}

type Mutation {
  rename(id: ID!, lastName: String!): RenamePayload! @routed(by: "id")
}

type RenamePayload { candidate: Candidate }

type Candidate @key(fields: "id") @sharded {
  id: ID!
  lastName: String!
  enrolledOn: String!
  speciality: Speciality
  movedTo: Candidate @crosses
  formerNames: [Name!]!
}

type Name { text: String! }

type CandidateConnection { edges: [CandidateEdge!]! pageInfo: PageInfo! totalCount: Int @merge(as: SUM) coverage: Coverage! @merge(as: COVERAGE) }
type CandidateEdge { cursor: String! node: Candidate! }
type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! endCursor: String }
type Coverage @shareable { complete: Boolean! asked: [MirexCode!]! answered: [MirexCode!]! missing: [MirexCode!]! }

type Speciality @key(fields: "code") {
  code: ID!
  label: String @external
  enrolled(filter: Filter): Int @merge(as: SUM) @routed(by: "filter.mirex", absent: SCATTER) @requires(fields: "label")
}

type Statistics {
  enrolled: Int! @merge(as: SUM)
  fees: Decimal @merge(as: SUM)
  points: Long @merge(as: SUM)
  squares: Long @merge(as: SUM)
  admitted: Int! @merge(as: SUM)
  lowest: Int @merge(as: MIN)
  highest: Int @merge(as: MAX)
  closed: Boolean! @merge(as: ALL)
  disturbed: Boolean! @merge(as: ANY)
  edition: String @merge(as: SAME)
  successRate: Float @merge(as: RATIO, num: "admitted", den: "enrolled")
  spread: Float @merge(as: STDDEV, den: "enrolled", num: "points", of: "squares")
  variance: Float @merge(as: VARIANCE, den: "enrolled", num: "points", of: "squares")
  median: Int @merge(as: QUANTILE, of: "byMark", q: 0.5)
  byMark: [MarkRow!]! @merge(as: GROUP)
  bySpeciality(top: Int): [SpecialityRow!]! @merge(as: GROUP, sort: ["-count"], limit: "top")
  byCentre: [CentreRow!]! @merge(as: GROUP, sort: ["-passRate", "centre"])
  absences: Absences!
  coverage: Coverage! @merge(as: COVERAGE)
}

type MarkRow { mark: Int! @merge(as: KEY) count: Int! @merge(as: SUM) }
type SpecialityRow { speciality: Speciality @merge(as: KEY) count: Int! @merge(as: SUM) }
type CentreRow {
  centre: Centre @merge(as: KEY)
  sat: Int! @merge(as: SUM)
  passed: Int! @merge(as: SUM)
  passRate: Float @merge(as: RATIO, num: "passed", den: "sat")
}
type Centre @key(fields: "uai") { uai: ID! }
type Absences { justified: Int! @merge(as: SUM) }
`;

/** A second subgraph over the same MIREX, which hangs marks on the first one's candidates. */
export const GRADES_SDL = `${SHARDED_HEAD}
type Query {
  mark(id: ID!): Mark @routed(by: "id")
}

type Mark @key(fields: "id") @sharded { id: ID! points: String! candidate: Candidate }
type Candidate @key(fields: "id") @sharded { id: ID! marks: [Mark!] }
`;

/** The nation's own subgraph, which no directive of the vocabulary concerns. */
export const REFERENTIAL_SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable"])
type Query { speciality(code: ID!): Speciality }
type Speciality @key(fields: "code") { code: ID! label: String }
`;
