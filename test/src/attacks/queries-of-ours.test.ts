import { describe, expect, it } from '@jest/globals';
import { admission } from '@mirex/gateway/limits/admission';
import { readCosts } from '@mirex/gateway/limits/cost/cost-table';
import { nationalFieldsOf } from '@mirex/gateway/limits/cost/national-fields';
import { LIMITS } from '@mirex/gateway/limits/limits';
import { rateLimit } from '@mirex/gateway/limits/rate-limit';
import { REGIONAL } from '@mirex/host/catalogue';
import { MIREX_CODES } from '@mirex/schema/mirex';
import { readModel } from '@mirex/schema/shard/read-model';

import { CROSSING } from '../product/crossing-query.ts';
import { QUERIES, text } from '../product/queries-of-ours.ts';

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
