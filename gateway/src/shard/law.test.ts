import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES } from '@mirex/schema/mirex';
import fc from 'fast-check';
import { NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';

import { drawQuery } from './testing/draw-operation.ts';
import { othersWhenOneIsMissing, sameAsWhole } from './testing/law-properties.ts';
import { toyEngine } from './testing/toy-engine.ts';
import { TOY } from './testing/toy-instance.ts';
import { rows as anyRows } from './testing/toy-rows.ts';

/** Bounded for every run of the tests; the properties take any number. */
const RUNS = 700;

describe('the nation’s answer', () => {
  it('is that of one server with all rows', () => sameAsWhole(RUNS, false));

  it('is that of one server with all rows, the errors of its resolvers included', () => sameAsWhole(RUNS, true));

  it('with a MIREX missing is that of the others, or null with an error', () => othersWhenOneIsMissing(RUNS));

  const ENTITY = '__typename: "Speciality", code: "AGRO"';
  const TOTALS = ['{ candidates(first: 2) { totalCount } }', '{ candidates(first: 2) { statistics { count } } }', '{ statistics { count } }',
    '{ statistics { bySpeciality { count } } }', '{ statistics { young { points } } }', '{ strict { count } }', '{ statistics { mean histogram { count } } }',
    `{ _entities(representations: [{ ${ENTITY} }]) { ... on Speciality { candidateCount } } }`, '{ specialities { rate } }'];
  it.each(TOTALS)('with a MIREX missing is no smaller total that looks whole: %s', async (query) => {
    await fc.assert(fc.asyncProperty(anyRows, fc.constantFrom(...MIREX_CODES), async (rows, gone) => {
      const { data, errors } = await toyEngine(rows, { missing: new Set([gone]) }).engine.execute({ query });
      expect(JSON.stringify(data)).not.toMatch(/\d/);
      expect(errors).toContainEqual(expect.objectContaining({ extensions: expect.objectContaining({ code: 'MIREX_UNAVAILABLE', mirex: [gone], subgraph: 'toy', retryable: true }) }));
    }), { numRuns: 5 });
  });

  it('is asked for by operations that are valid, or the properties would prove nothing', () => {
    const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
    fc.assert(fc.property(anyRows, fc.integer(), (rows, seed) => {
      const { query } = drawQuery(seed, rows);
      expect({ query, errors: validate(TOY.schema, parse(query), rules) }).toEqual({ query, errors: [] });
    }), { numRuns: 30 });
  });
});
