/** A small subgraph with every kind of merge, for the tests of the engine. */
export const TOY_SDL = /* GraphQL */ `
enum Mirex { NO NE SO SE AG OI OP }
enum Order { NAME BORN_DESC }
scalar Decimal
scalar Long
input Filter { mirex: [Mirex!], minimum: Int }

type Query {
  candidates(filter: Filter, order: Order = NAME, first: Int, after: String, last: Int, before: String): CandidateConnection
    @routed(by: "filter.mirex", absent: SCATTER) @merge(as: CONNECTION)
  candidate(id: ID!): Candidate @routed(by: "id")
  nodes(ids: [ID!]!): [Candidate] @routed(by: "ids") @merge(as: ALIGN)
  statistics(mirex: [Mirex!], minimum: Int): Statistics @routed(by: "mirex", absent: SCATTER) @merge(as: OBJECT)
  strict(mirex: Mirex): Statistics @routed(by: "mirex", absent: SCATTER, partial: REFUSE) @merge(as: OBJECT)
  youngest(limit: Int): [Candidate] @routed(absent: SCATTER) @merge(as: SORTED, sort: ["-born", "id"], limit: "limit")
  everyone: [Candidate] @routed(absent: SCATTER) @merge(as: CONCAT)
  byNumber(number: String!): Candidate @routed(absent: SCATTER) @merge(as: ONE)
  specialities: [Speciality!] @routed(any: true)
}
type Mutation {
  rename(id: ID!, name: String!): Candidate @routed(by: "id")
  close(mirex: [Mirex!]): Int @routed(by: "mirex")
  solid(id: ID!): Candidate! @routed(by: "id")
}
type Candidate @key(fields: "id") @sharded {
  id: ID!
  name: String
  born: Int
  fragile: String
  solid: String!
  speciality: Speciality
  movedTo: Candidate @crosses
  enrolments(first: Int): [Enrolment!]
}
type Enrolment @key(fields: "id") @sharded {
  id: ID!
  year: Int
  candidate: Candidate
}
type Speciality @key(fields: "code") {
  code: ID!
  label: String @merge(as: SAME)
  candidateCount(minimum: Int): Int @merge(as: SUM)
  present: Int @merge(as: SUM)
  admitted: Int @merge(as: SUM)
  rate: Float @merge(as: RATIO, num: "admitted", den: "present")
  ofMirex(mirex: Mirex): Int @routed(by: "mirex", absent: SCATTER) @merge(as: SUM)
  statistics(minimum: Int): Statistics @merge(as: OBJECT)
  candidates(order: Order = NAME, first: Int, after: String, last: Int, before: String): CandidateConnection @merge(as: CONNECTION)
}
type CandidateConnection {
  edges: [CandidateEdge]
  nodes: [Candidate]
  pageInfo: PageInfo!
  totalCount: Int @merge(as: SUM)
  statistics: Statistics @merge(as: OBJECT)
  coverage: Coverage @merge(as: COVERAGE)
}
type CandidateEdge { cursor: String! node: Candidate }
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type Coverage { asked: [Mirex!]! answered: [Mirex!]! missing: [Mirex!]! complete: Boolean! }
type Statistics {
  count: Int @merge(as: SUM)
  points: Int @merge(as: SUM)
  squares: Long @merge(as: SUM)
  budget: Decimal @merge(as: SUM)
  mean: Float @merge(as: RATIO, num: "points", den: "count")
  variance: Float @merge(as: VARIANCE, den: "count", num: "points", of: "squares")
  deviation: Float @merge(as: STDDEV, den: "count", num: "points", of: "squares")
  histogram: [Bucket!] @merge(as: GROUP)
  median: Int @merge(as: QUANTILE, of: "histogram", q: 0.5)
  best: Int @merge(as: MAX)
  firstName: String @merge(as: MIN)
  leastBudget: Decimal @merge(as: MIN)
  allKnown: Boolean @merge(as: ALL)
  anyAdmitted: Boolean @merge(as: ANY)
  years: [Int!] @merge(as: UNION)
  regulation: String @merge(as: SAME)
  bySpeciality(limit: Int): [SpecialityCount!] @merge(as: GROUP, sort: ["-count"], limit: "limit")
  byRate: [SpecialityCount!] @merge(as: GROUP, sort: ["-rate"])
  young: Statistics @merge(as: OBJECT)
  coverage: Coverage @merge(as: COVERAGE)
}
type Bucket { points: Int! @merge(as: KEY) count: Int! @merge(as: SUM) }
type SpecialityCount {
  speciality: Speciality @merge(as: KEY)
  count: Int @merge(as: SUM)
  points: Int @merge(as: SUM)
  rate: Float @merge(as: RATIO, num: "points", den: "count")
  histogram: [Bucket!] @merge(as: GROUP)
}
`;
