import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import fc from 'fast-check';
import { NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';

import type { Json } from './gather/json.ts';
import { drawQuery } from './testing/draw-operation.ts';
import { unexplained } from './testing/reduced.ts';
import { partitionOf, toyEngine } from './testing/toy-engine.ts';
import { TOY, toyServer } from './testing/toy-instance.ts';
import { assignment, mirexOfRow, rows as anyRows } from './testing/toy-rows.ts';

const RUNS = 200;
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
/** Coverages differ by nature; ALIGN and ONE of the missing are null in both. */
const WITHOUT = ['everyone', 'fragile', 'solid', 'coverage'];

describe('with a MIREX missing', () => {
  it('the nation’s answer is that of the others, and what it does not say is null with an error', async () => {
    await fc.assert(fc.asyncProperty(anyRows, assignment, fc.constantFrom(...MIREX_CODES), fc.integer(), async (rows, assigned, gone, seed) => {
      const { query, variables } = drawQuery(seed, rows, WITHOUT);
      fc.pre(validate(TOY.schema, parse(query), RULES, { maxErrors: 1 }).length === 0);
      const partition = partitionOf(assigned);
      const missing = new Set<MirexCode>(partition.instances.find(({ mirex }) => mirex.includes(gone))?.mirex);
      const left = rows.filter((row) => !missing.has(mirexOfRow(row)));
      const whole = await toyServer(left)({ query, variables, mirex: MIREX_CODES });
      const result = await toyEngine(rows, { partition, missing: new Set([gone]) }).engine.execute({ query, variables });
      const said = JSON.parse(JSON.stringify(result.data)) as Json;
      expect({ query, faults: unexplained(said, JSON.parse(JSON.stringify(whole.data)) as Json, result.errors) }).toEqual({ query, faults: [] });
      expect([...result.coverage.missing].every((code) => missing.has(code))).toBe(true);
      if (result.errors.length > 0) expect(result.coverage.complete && result.errors.some(({ extensions }) => extensions?.['code'] === 'MIREX_UNAVAILABLE') && !query.includes('specialities')).toBe(false);
    }), { numRuns: RUNS });
  });

  const TOTALS = ['{ candidates(first: 2) { totalCount } }', '{ candidates(first: 2) { statistics { count } } }', '{ statistics { count } }',
    '{ statistics { bySpeciality { count } } }', '{ statistics { young { points } } }', '{ strict { count } }', '{ statistics { years } }',
    'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Speciality { candidateCount } } }', '{ specialities { rate } }',
    '{ candidates(first: 50) { nodes { speciality { present } } } }'];
  it.each(TOTALS)('no smaller total looks whole: %s', async (query) => {
    await fc.assert(fc.asyncProperty(anyRows, fc.constantFrom(...MIREX_CODES), async (rows, gone) => {
      const variables = { e: [{ __typename: 'Speciality', code: 'AGRO' }] };
      const { data, errors } = await toyEngine(rows, { missing: new Set([gone]) }).engine.execute({ query, variables });
      expect(JSON.stringify(data)).not.toMatch(/"(totalCount|count|points|years|candidateCount|rate|present)":[^n]/);
      if (query !== TOTALS.at(-1)) expect(errors).toContainEqual(expect.objectContaining({ extensions: expect.objectContaining({ code: 'MIREX_UNAVAILABLE', mirex: [gone], subgraph: 'toy', retryable: true }) }));
    }), { numRuns: 5 });
  });
});
