import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { ESTABLISHMENTS } from '../national/establishments.ts';
import { nationalInstance, readAll } from '../testing/national-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

describe('the list of establishments', () => {
  it('is read page after page without a gap, by UAI', async () => {
    const all = ESTABLISHMENTS.map(([uai]) => uai).sort((one, other) => (one < other ? -1 : 1));
    expect(await readAll(test, 'establishments', 'uai', 10)).toEqual(all);
  });

  it.each([
    ['a MIREX', '{ mirex: "OP" }', 1],
    ['a MIREX before there were any', '{ mirex: "NO", session: 2020 }', 0],
    ['a region', '{ region: "53" }', 4],
    ['a department', '{ department: "2B" }', 1],
    ['a sector in a MIREX', '{ mirex: "AG", sector: PUBLIC }', 2],
    ['a part of the name', '{ name: "ajoncs" }', 1],
    ['a name with the signs of a pattern', '{ name: "%_" }', 0],
    ['no such MIREX', '{ mirex: "XX" }', 0],
  ])('keeps those of %s', async (_why, filter, expected) => {
    const { data } = await test.ask(`{ establishments(filter: ${filter}) { totalCount } }`);
    expect(data.establishments.totalCount).toBe(expected);
  });

  it('costs the same number of statements for 5 rows as for 60', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      await test.ask('query ($n: Int) { establishments(first: $n) { edges { node { uai department { name region { name } } mirex { code } offers { speciality { label diploma { name } } } } } } }', { n: first });
      return test.statements.length;
    };
    expect(await statements(5)).toBe(8);
    expect(await statements(60)).toBe(8);
  });
});

describe('an establishment', () => {
  it.each([
    ['a wrong key', '0359901A', 'UAI_KEY'],
    ['no UAI at all', 'x', 'UAI_MALFORMED'],
  ])('is refused by %s', async (_why, uai, code) => {
    const { errors } = await test.ask('query ($uai: ID!) { establishment(uai: $uai) { name } }', { uai });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('is null when there is none', async () => {
    expect(await test.ask('{ establishment(uai: "0010001W") { name } }')).toEqual({ data: { establishment: null } });
  });
});

it('is found by reference, a batch in one statement and the missing ones null', async () => {
  const uais = ESTABLISHMENTS.slice(0, 20).map(([uai]) => uai);
  test.forget();
  const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Establishment { uai } } }', {
    r: [...uais, '0010001W', uais[0]].map((uai) => ({ __typename: 'Establishment', uai })),
  });
  expect(data._entities.map((row: { uai: string } | null) => row?.uai)).toEqual([...uais, undefined, uais[0]]);
  expect(test.statements).toHaveLength(1);
});
