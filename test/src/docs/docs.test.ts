import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { welcome } from '@mirex/host/product/welcome';
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery, Kind, parse, validate } from 'graphql';

import { REPOSITORY } from '../checks/temporary-tree.ts';
import { post } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { differences, type Example, examplesOf } from './examples.ts';

/** Pages whose examples are read elsewhere, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'docs/guides/shard-vocabulary.md': 'its schemas, refused ones among them, are composed by schema/src/shard/guide.test.ts',
};

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const pages = ['README.md', ...globSync('docs/guides/*.md', { cwd: REPOSITORY }).sort()];
const examples = pages.filter((page) => !(page in ELSEWHERE)).flatMap((page) => examplesOf(page, read(page)));
const placed = (kind: Example['kind']): [place: string, example: Example][] => examples.filter((one) => one.kind === kind).map((one) => [one.place, one]);

let test: TestProduct;
let schema: GraphQLSchema;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 60 });
  schema = buildClientSchema(await test.graph.request<IntrospectionQuery>(getIntrospectionQuery()));
}, 180_000);
afterAll(() => test.stop(), 60_000);

/** Whether a page gives every variable that the operation cannot do without; otherwise its reader is told of them in words. */
const isWhole = ({ text, variables = {} }: Example): boolean =>
  parse(text).definitions.every((definition) => definition.kind !== Kind.OPERATION_DEFINITION || (definition.variableDefinitions ?? []).every(
    ({ variable, type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined || variable.name.value in variables,
  ));

/** Without errors, and with something in every field that is asked first. */
async function expectAnswer(query: string, variables: object = {}): Promise<unknown> {
  const { status, data, codes } = await post(test, { query, variables });
  expect([status, codes]).toEqual([200, []]);
  expect(Object.values(data as object)).not.toContain(null);
  return data;
}

describe('the examples of the documentation', () => {
  it('can all be read', () => expect(placed('BROKEN').map(([place]) => place)).toEqual([]));

  it('are there: README.md shows a query to begin with, and what is read elsewhere exists', () => {
    expect(pages).toEqual(expect.arrayContaining(Object.keys(ELSEWHERE)));
    expect(placed('OPERATION').map(([place]) => place)).toContainEqual(expect.stringMatching(/^README\.md:/));
  });

  it.each(placed('OPERATION'))('%s fits the graph', (_place, { text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });

  it.each(placed('OPERATION').filter(([, example]) => isWhole(example)))('%s answers as it says', async (_place, { text, variables = {}, answer }) => {
    const data = await expectAnswer(text, variables);
    expect(differences(answer?.data ?? null, data)).toEqual([]);
  });
});

describe('a query that greets somebody', () => {
  const greeting: [where: string, query: string][] = globSync('gateway/explorer/queries/*.graphql', { cwd: REPOSITORY }).sort().map((path): [string, string] => [basename(path), read(path)]);
  it.each(greeting)('in the explorer answers: %s', async (_where, query) => expectAnswer(query));

  it('on the terminal answers', async () => {
    const [query] = /^query .*?^}$/ms.exec(welcome(test.product)) ?? [];
    await expectAnswer(query ?? '');
  });
});
