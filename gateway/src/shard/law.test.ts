import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import fc from 'fast-check';
import { NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';

import { drawQuery } from './testing/draw-operation.ts';
import { otherThanTheOthers, otherThanWhole } from './testing/law-properties.ts';
import { toyEngine } from './testing/toy-engine.ts';
import { TOY } from './testing/toy-instance.ts';
import { type Row, SPECIALITIES } from './testing/toy-rows.ts';

/** Bounded for every run of the tests; `LAW_RUNS=5000 npm test -- law` looks longer. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100);

/** Invented candidates of the seven MIREX; names repeat, so that orders have ties. */
const anyRows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    mirex: fc.constantFrom(...MIREX_CODES),
    name: fc.option(fc.constantFrom('Ada', 'Éva', 'Zoé', 'Noa', '\uffff', '\u{1f33e}')),
    born: fc.option(fc.integer({ min: 2000, max: 2008 })),
    points: fc.option(fc.integer({ min: 0, max: 20 })),
    budget: fc.constantFrom('0', '12.5', '-3.25', '9007199254740993.01'),
    speciality: fc.constantFrom(...SPECIALITIES),
    years: fc.uniqueArray(fc.integer({ min: 2024, max: 2027 }), { maxLength: 2 }),
    broken: fc.boolean(),
    moved: fc.option(fc.nat(30)),
  }),
  { maxLength: 24 },
).map((drawn) => {
  const ids = drawn.map(({ mirex }, i) => `${mirex}-CAN-${String(i).padStart(3, '0')}`);
  return drawn.map(({ name, born, points, budget, speciality, years, broken, moved }, i): Row =>
    ({ id: ids[i] as string, number: `N${i}`, name, born, points, budget, speciality, years, broken, movedTo: moved === null ? null : (ids[moved] ?? null) }));
});

/** The seven MIREX, each given to one of up to seven instances. */
const assigned: fc.Arbitrary<ReadonlyMap<MirexCode, number>> = fc.tuple(...MIREX_CODES.map(() => fc.nat(6)))
  .map((numbers) => new Map(MIREX_CODES.map((code, i) => [code, numbers[i] as number])));
const cases = fc.record({ rows: anyRows, assigned, seed: fc.integer() });

describe('the nation’s answer', () => {
  it.each([['', false], [', the errors of its resolvers included', true]])('is that of one server with all rows%s', async (_which, withErrors) => {
    await fc.assert(fc.asyncProperty(cases, async (drawn) => expect(await otherThanWhole(drawn, withErrors)).toBeUndefined()), { numRuns: RUNS });
  });

  it('with a MIREX missing is that of the others, or null with an error', async () => {
    const gone = fc.constantFrom(...MIREX_CODES);
    await fc.assert(fc.asyncProperty(cases, gone, async (drawn, code) => expect(await otherThanTheOthers(drawn, code)).toBeUndefined()), { numRuns: RUNS });
  });

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
