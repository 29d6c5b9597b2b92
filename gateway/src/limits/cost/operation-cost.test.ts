import { describe, expect, it } from '@jest/globals';
import { readModel } from '@mirex/schema/shard/read-model';
import { type FragmentDefinitionNode, getOperationAST, Kind, parse } from 'graphql';

import { readCosts } from './cost-table.ts';
import { nationalFieldsOf } from './national-fields.ts';
import { operationCost, type Weight } from './operation-cost.ts';

const PAGE = '@listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)';

const SUPERGRAPH = `
  type Query {
    school(id: ID!): School
    schools(first: Int, last: Int): SchoolConnection ${PAGE}
    rows(filter: Filter, first: Int): RowConnection ${PAGE.replace(', "last"', '')}
    row(id: ID!): Row
    heavy(deep: Boolean @cost(weight: 5)): Int @cost(weight: 40)
    blobs: [Blob!]
    found(page: PageInput): Found @listSize(slicingArguments: ["page.size"], sizedFields: ["hits"], assumedSize: 4)
    byIds(ids: [ID!]!): [School]
    few: [School!] @listSize(assumedSize: 3)
    any: Any
  }
  type Mutation { rename(id: ID!): School @cost(weight: 13) }
  input Filter { mirex: [String!] } input PageInput { size: Int }
  scalar Blob @cost(weight: 2)
  union Any = School | Row
  type Found { hits: [School!] total: Int }
  type School @cost(weight: 3) { id: ID! name: String rowCount: Int details: Details staff: [Person!]! }
  type Details { a: Int } type Person { name: String }
  type SchoolConnection { edges: [SchoolEdge!]! pageInfo: PageInfo! totalCount: Int }
  type SchoolEdge { node: School! cursor: String! }
  type RowConnection { edges: [RowEdge!]! nodes: [Row!]! }
  type RowEdge { node: Row! } type PageInfo { hasNextPage: Boolean! }
  type Row { id: ID! school: School }`;

const ROWS = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"])
  type Query { rows(filter: Filter, first: Int): RowConnection @routed(by: "filter.mirex", absent: SCATTER) row(id: ID!): Row @routed(by: "id") }
  input Filter { mirex: [String!] }
  type RowConnection { edges: [RowEdge!]! nodes: [Row!]! } type RowEdge { node: Row! }
  type Row @key(fields: "id") @sharded { id: ID! school: School }
  type School @key(fields: "id") { id: ID! rowCount: Int @merge(as: SUM) details: Details }
  type Details { a: Int }`;

const national = nationalFieldsOf([readModel('rows', ROWS)]);

function weigh(
  text: string, { variables = {}, mirex = 1, supergraph = SUPERGRAPH }: { readonly variables?: Record<string, unknown>; readonly mirex?: number; readonly supergraph?: string } = {},
): Weight {
  const document = parse(text);
  const operation = getOperationAST(document);
  const fragments = new Map(document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
  if (!operation) throw new Error('one operation, please');
  return operationCost({ operation, fragments, variables }, { costs: readCosts(supergraph), national, mirex });
}

describe('an operation costs', () => {
  const cases: [why: string, text: string, points: number, given?: Parameters<typeof weigh>[1]][] = [
    ['nothing for scalars', '{ __typename }', 0],
    ['what its type weighs', '{ school(id: 1) { id name } }', 3],
    ['what its field weighs, said otherwise', '{ heavy }', 40],
    ['more for an argument that weighs', '{ heavy(deep: true) }', 45],
    ['what a change weighs', 'mutation { rename(id: 1) { id } }', 13],
    ['ten rows for a list of which nobody states the size', '{ school(id: 1) { staff { name } } }', 3 + 10],
    ['what a scalar weighs, ten times', '{ blobs }', 20],
    ['the size that a list is assumed to have', '{ few { id } }', 9],
    ['20 edges for a page', '{ schools { edges { node { id } } pageInfo { hasNextPage } totalCount } }', 1 + 20 * (1 + 3) + 1],
    ['as many edges as first says', '{ schools(first: 2) { edges { node { id } } } }', 1 + 2 * 4],
    ['the larger of first and last', '{ schools(first: 2, last: 5) { edges { node { id } } } }', 1 + 5 * 4],
    ['what a variable says', 'query ($n: Int) { schools(first: $n) { edges { node { id } } } }', 1 + 3 * 4, { variables: { n: 3 } }],
    ['what a variable’s default says', 'query ($n: Int = 7) { schools(first: $n) { edges { node { id } } } }', 1 + 7 * 4],
    ['the usual page for a variable of nothing', 'query ($n: Int = 7) { schools(first: $n) { edges { node { id } } } }', 1 + 20 * 4, { variables: { n: null } }],
    ['nothing less than nothing', '{ schools(first: -9) { edges { node { id } } } }', 1],
    ['what a slicing argument inside an input says', '{ found(page: { size: 6 }) { hits { id } total } }', 1 + 6 * 3],
    ['the same by a variable', 'query ($p: PageInput) { found(page: $p) { hits { id } } }', 1 + 6 * 3, { variables: { p: { size: 6 } } }],
    ['the assumed size without one', '{ found { hits { id } } }', 1 + 4 * 3],
    ['as many rows as ids are given', 'query ($ids: [ID!]!) { byIds(ids: $ids) { id } }', 600 * 3, { variables: { ids: Array.from({ length: 600 }, (_, n) => `NO-${n}`) } }],
    ['the same for ids that are written', '{ byIds(ids: ["a", "b"]) { id } }', 2 * 3],
    ['page inside list', '{ few { staff { name } } }', 3 * (3 + 10)],
    ['what its fragments hold', '{ school(id: 1) { ...F } } fragment F on School { staff { name } ... on School { details { a } } }', 3 + 10 + 1],
    ['every type of what may be several', '{ any { ... on School { details { a } } ... on Row { school { id } } } }', 1 + 1 + 3],
    ['nothing for what is left out', 'query ($no: Boolean!) { school(id: 1) @include(if: $no) { id } few @skip(if: true) { id } }', 0, { variables: { no: false } }],
    ['nothing for what is not there', '{ nobody { knows } }', 0],
  ];
  // Jest would take a fourth parameter for its own `done` where the row has three.
  it.each(cases)('%s', (...[, text, points, given]) => expect(weigh(text, given).points).toBe(points));
});

describe('what the supergraph states is what is weighed', () => {
  const cases: [why: string, text: string, from: string, to: string, before: number, after: number][] = [
    ['another weight of a type', '{ school(id: 1) { id } }', 'type School @cost(weight: 3)', 'type School @cost(weight: 30)', 3, 30],
    ['another weight of a field', '{ heavy }', '@cost(weight: 40)', '@cost(weight: 400)', 40, 400],
    ['a weight of a change', 'mutation { rename(id: 1) { id } }', 'School @cost(weight: 13)', 'School', 13, 3],
    ['another assumed size', '{ few { id } }', 'assumedSize: 3', 'assumedSize: 30', 9, 90],
    ['a page that nothing says it is one', '{ schools(first: 50) { edges { cursor } } }', PAGE, '', 51, 11],
  ];
  it.each(cases)('%s', (...[, text, from, to, before, after]) => {
    expect(SUPERGRAPH).toContain(from);
    expect(weigh(text).points).toBe(before);
    expect(weigh(text, { supergraph: SUPERGRAPH.replace(from, to) }).points).toBe(after);
  });
});

describe('a question to the nation costs', () => {
  const PAGE = '{ edges { node { id } } }';
  const cases: [why: string, text: string, times: number, variables?: Record<string, unknown>][] = [
    ['seven times when no MIREX is named', `{ rows(first: 5) ${PAGE} }`, 7],
    ['once when one is', `{ rows(first: 5, filter: { mirex: ["NO"] }) ${PAGE} }`, 1],
    ['twice for two, however often they are named', 'query ($m: [String!]) { rows(first: 5, filter: { mirex: $m }) { edges { node { id } } } }', 2, { m: ['NO', 'SE', 'NO'] }],
    ['once for one that stands outside a list', 'query ($f: Filter) { rows(first: 5, filter: $f) { edges { node { id } } } }', 1, { f: { mirex: 'NO' } }],
    ['seven times for a variable that nobody gave, whatever JavaScript calls so', 'query ($constructor: [String!]) { rows(first: 5, filter: { mirex: $constructor }) { edges { node { id } } } }', 7],
    ['seven times for null', `{ rows(first: 5, filter: { mirex: null }) ${PAGE} }`, 7],
    ['no more than there are', 'query ($m: [String!]) { rows(first: 5, filter: { mirex: $m }) { edges { node { id } } } }', 7, { m: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] }],
    ['nothing for nobody', `{ rows(first: 5, filter: { mirex: [] }) ${PAGE} }`, 0],
  ];
  it.each(cases)('%s', (...[, text, times, variables = {}]) => expect(weigh(text, { variables, mirex: 7 }).points).toBe(times * (1 + 5 * 2)));

  it('seven times for what MIREX add to an entity of the nation, and not for its key', () => {
    expect(weigh('{ school(id: 1) { id details { a } } }', { mirex: 7 }).points).toBe(3 + 7);
  });

  it('seven times once, since what lies below is asked for the merged rows', () => {
    expect(weigh('{ rows(first: 5) { nodes { school { details { a } } } } }', { mirex: 7 }).points).toBe(7 * (1 + 5 * (1 + 3 + 1)));
  });

  it('nothing more where an id names the MIREX', () => expect(weigh('{ row(id: "NO-1") { id } }', { mirex: 7 }).points).toBe(1));
});

it('the largest page is told, wherever it stands', () => {
  expect(weigh('{ any { ... on School { id } } rows(first: 3) { nodes { id } } schools(last: 501) { totalCount } }').page).toBe(501);
  expect(weigh('{ few { id } }').page).toBe(0);
});
