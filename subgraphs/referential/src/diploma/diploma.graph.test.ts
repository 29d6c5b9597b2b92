import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { SPECIALITIES } from '../national/specialities.ts';
import { nationalInstance, readAll } from '../testing/national-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

describe('specialities', () => {
  it('are read page after page without a gap, by code', async () => {
    expect(await readAll(test, 'specialities', 'code', 7)).toEqual(SPECIALITIES.map(([code]) => code).sort());
  });

  it('of a closed diploma are open up to its last session', async () => {
    const open = async (session: number): Promise<number> =>
      (await test.ask('query ($s: Int) { specialities(filter: { diploma: "BEPA", openIn: $s }) { totalCount } }', { s: session })).data.specialities.totalCount;
    expect(await open(2021)).toBe(6);
    expect(await open(2022)).toBe(0);
  });

  it('know who followed them, and whom they follow', async () => {
    const { data } = await test.ask('{ speciality(code: "32321014") { closedOn lastSession lastSessionStatus replacedBy { code replaces { code } } } }');
    expect(data.speciality).toEqual({
      closedOn: '2026-08-31', lastSession: 2026, lastSessionStatus: 'DERIVED', replacedBy: [{ code: '32321015', replaces: [{ code: '32321014' }] }],
    });
  });

  it('have another number in the register from one session to the next', async () => {
    const { data } = await test.ask('{ speciality(code: "32321308") { before: rncp(session: 2025) { number } after: rncp(session: 2026) { number } } }');
    expect(data.speciality).toEqual({ before: [{ number: '15674' }], after: [{ number: '38351' }] });
  });

  it('cost the same number of statements for 5 rows as for 30', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      await test.ask('query ($n: Int) { specialities(first: $n) { edges { node { label diploma { name } papers { code } rncp { number } mefs { code } replaces { code } replacedBy { code } } } } }', { n: first });
      return test.statements.length;
    };
    // Seven, and one or two for the specialities at the other end of the links.
    expect(await statements(30)).toBeLessThanOrEqual(9);
    expect(await statements(5)).toBeLessThanOrEqual(9);
  });
});

describe('the papers of a speciality', () => {
  it('have their mode, their coefficient in tenths and how sure it is', async () => {
    const { data } = await test.ask('{ papers(speciality: "40321004", session: 2026) { code number mode coefficientTenths markStep status speciality { label } } }');
    expect(data.papers).toHaveLength(10);
    expect(data.papers[0]).toEqual({
      code: '40321004.E1.1', number: 'E1', mode: 'TERMINAL', coefficientTenths: 20, markStep: 50, status: 'DERIVED',
      speciality: { label: 'Conduite et gestion de l’entreprise agricole' },
    });
  });

  it('are all of them for a session that is said to be null', async () => {
    const { data } = await test.ask('query ($s: Int) { papers(speciality: "32321308", session: $s) { code } speciality(code: "32321308") { papers(session: $s) { code } rncp(session: $s) { number } } }', { s: null });
    expect([data.papers.length, data.speciality.papers.length, data.speciality.rncp.length]).toEqual([8, 8, 2]);
  });

  it('are those of the session', async () => {
    const { data } = await test.ask('{ old: papers(speciality: "32321308", session: 2025) { code } renovated: papers(speciality: "32321308", session: 2026) { code } }');
    expect(data.old).toEqual([]);
    expect(data.renovated).toHaveLength(8);
  });
});

it('is found by reference, a batch in one statement for each type and the missing ones null', async () => {
  test.forget();
  const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Speciality { code } ... on Diploma { code } ... on Paper { code } ... on Session { year } } }', {
    r: [
      ...['40321004', '99999999', '43321005'].map((code) => ({ __typename: 'Speciality', code })), ...['BTSA', 'BAC'].map((code) => ({ __typename: 'Diploma', code })),
      ...['40321004.E7', '40321004.E9'].map((code) => ({ __typename: 'Paper', code })), ...[2026, 1999].map((year) => ({ __typename: 'Session', year })),
    ],
  });
  expect(data._entities).toEqual([{ code: '40321004' }, null, { code: '43321005' }, { code: 'BTSA' }, null, { code: '40321004.E7' }, null, { year: 2026 }, null]);
  expect(test.statements).toHaveLength(4);
});
