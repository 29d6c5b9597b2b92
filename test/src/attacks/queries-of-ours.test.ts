import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { admission } from '@mirex/gateway/limits/admission';
import { readCosts } from '@mirex/gateway/limits/cost/cost-table';
import { nationalFieldsOf } from '@mirex/gateway/limits/cost/national-fields';
import { LIMITS } from '@mirex/gateway/limits/limits';
import { rateLimit } from '@mirex/gateway/limits/rate-limit';
import { REGIONAL } from '@mirex/host/catalogue';
import { MIREX_CODES } from '@mirex/schema/mirex';
import { readModel } from '@mirex/schema/shard/read-model';
import { getIntrospectionQuery } from 'graphql';

import { REPOSITORY } from '../checks/temporary-tree.ts';
import { CROSSING } from '../product/crossing-query.ts';

const text = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const files = (pattern: string): [name: string, text: string][] => globSync(pattern, { cwd: REPOSITORY }).toSorted().map((path) => [path, text(path)]);

/** The operations of a guide; what stands between `@@` is filled in when the guide is printed. */
const ofGuide = ([path, markdown]: [string, string]): [string, string][] =>
  [...markdown.replaceAll(/@@\w+@@/g, 'answer').matchAll(/```graphql\n((?:query|mutation|\{)[^`]+)```/g)].map(([, query], n) => [`${path}, ${n + 1}`, query as string]);

const QUERIES: [name: string, text: string][] = [
  ...files('gateway/explorer/queries/*.graphql'), ...files('gateway/operations/*.graphql'), ...files('{README.md,docs/guides/*.md,subgraphs/*/README.md}').flatMap(ofGuide),
  ['a hundred rows over all seven subgraphs', CROSSING], ['the explorer’s introspection', getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true })],
];

const costs = readCosts(text('schema/sdl/supergraph.graphql'));
const national = nationalFieldsOf(REGIONAL.map(({ name }) => readModel(name, text(`schema/sdl/${name}.graphql`))));

describe.each([['one MIREX', 1], ['seven', MIREX_CODES.length]])('within the limits, over %s', (_many, mirex) => {
  const admit = admission({ limits: LIMITS, scales: () => ({ costs, national, mirex }), spend: rateLimit(LIMITS.pointsPerMinute) });

  it.each(QUERIES)('%s', async (_name, query) => {
    expect(await admit({ text: query, variables: { first: 100 }, client: 'lecteur' })).toMatchObject({ ok: true });
  });
});

it('five hundred rows of everything are too much to ask all seven at once, and not too much to ask one', async () => {
  const admitted = (mirex: number) => admission({ limits: LIMITS, scales: () => ({ costs, national, mirex }), spend: rateLimit(LIMITS.pointsPerMinute) })({ text: CROSSING, variables: { first: 500 }, client: 'lecteur' });
  expect([await admitted(1), await admitted(7)]).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'COST_EXCEEDED' } }]);
});

it('reads queries from every place that has some', () => {
  for (const place of ['README.md', 'gateway/explorer', 'gateway/operations', 'docs/guides']) expect(QUERIES.map(([name]) => name)).toContainEqual(expect.stringMatching(`^${place}`));
});
