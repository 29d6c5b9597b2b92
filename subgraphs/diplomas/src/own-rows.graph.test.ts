import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';

import { type DiplomasUnderTest, diplomasUnderTest, enrolment, tell, upTo } from './diplomas.fixture.ts';

const OURS = '0350700A';
const candidate = (n: number) => globalId('NO', 'CAN', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
  // 1 and 2 are ours; 3 and 4 are another school's, for a BTSA; 5 is ours and has no number yet.
  const more = (n: number) => (n === 3 || n === 4 ? { establishmentUai: '0140001B', speciality: '32521201' } : { establishmentUai: OURS });
  await test.told(...[1, 2, 3, 4].map((n) => tell(n, { candidateId: candidate(n), ...more(n) })));
  await test.declareAll(1, 2, 3, 4);
  await test.number();
  await test.told(tell(5, { candidateId: candidate(5), ...more(5) }));
  await test.declareAll(5);
});
afterAll(() => test.close());

const SEEN: [who: string, caller: Caller, seen: number[]][] = [
  ['an agent sees all', of('UNIT'), [1, 2, 3, 4, 5]],
  ['an agent bound to a diploma, those', of('UNIT', { diplomas: ['BTSA'] }), [3, 4]],
  ['a school, its pupils’ once they are numbered', of('CLERK', { establishment: OURS }), [1, 2]],
  ['a candidate, theirs', { sub: 'c', roles: ['CAND'], mirex: [], candidates: [candidate(3)] }, [3]],
  ['not before it is numbered', { sub: 'c', roles: ['CAND'], mirex: [], candidates: [candidate(5)] }, []],
  ['a legal representative, their children’s', { sub: 'p', roles: ['LEGAL_REP'], mirex: [], candidates: [candidate(1), candidate(4)] }, [1, 4]],
];

describe.each(SEEN)('%s', (_who, caller, seen) => {
  it('in lists and their counts', async () => {
    const { data } = await test.ask('{ awardedDiplomas { totalCount edges { node { enrolment { id } } } } }', {}, caller);
    expect(data.awardedDiplomas.totalCount).toBe(seen.length);
    expect(data.awardedDiplomas.edges.map(({ node }: { node: { enrolment: { id: string } } }) => node.enrolment.id).toSorted()).toEqual(seen.map(enrolment));
  });

  it('by id, with their history', async () => {
    const rows = await test.rows();
    const found = await Promise.all(rows.map(async ({ id }) => (await test.ask('query ($id: ID!) { awardedDiploma(id: $id) { enrolment { id } history { stateAfter } } }', { id }, caller)).data.awardedDiploma));
    const known = found.filter((one): one is { enrolment: { id: string }; history: object[] } => one !== null);
    expect(known.map((one) => one.enrolment.id)).toEqual(seen.map(enrolment));
    expect(known.every(({ history }) => history.length > 0)).toBe(true);
  });

  it('by reference, and behind an enrolment that is not theirs nothing', async () => {
    const r = upTo(5).map((n) => ({ __typename: 'Enrolment', id: enrolment(n) }));
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { id diploma { id } } } }', { r }, caller);
    expect(data._entities.filter((one: { diploma: object | null }) => one.diploma !== null).map((one: { id: string }) => one.id)).toEqual(seen.map(enrolment));
  });
});

describe('an agent bound to a diploma', () => {
  const BOUND = of('UNIT', { diplomas: ['BTSA'] });

  it('counts theirs', async () => {
    expect((await test.ask('{ diplomaStatistics { diplomas } }', {}, BOUND)).data.diplomaStatistics).toEqual({ diplomas: 2 });
  });

  it('declares nobody else eligible, and numbers no other diploma', async () => {
    await test.told(tell(6), tell(7, { speciality: '32521201' }));
    const declare = (n: number) => test.ask('mutation ($input: DeclareEligibleInput!) { declareEligible(input: $input) { awardedDiploma { state } userErrors { code } } }', { input: { enrolmentId: enrolment(n) } }, BOUND);
    expect((await declare(6)).data.declareEligible).toMatchObject({ awardedDiploma: null, userErrors: [{ code: 'ENROLMENT_UNKNOWN' }] });
    expect((await declare(7)).data.declareEligible).toEqual({ awardedDiploma: { state: 'ELIGIBLE' }, userErrors: [] });
    const { data } = await test.ask('mutation { numberDiplomas(input: { mirex: "NO", session: 2026 }) { numbered } }', {}, BOUND);
    expect(data.numberDiplomas).toEqual({ numbered: 1 });
  });
});

it.each([
  ['a school of another MIREX', { sub: 'a', roles: ['CLERK'], mirex: ['SE'], establishment: OURS }],
  ['an examiner', of('EXAM', { actor: globalId('NO', 'ACT', '0199a2b4-7c11-7d3e-8f00-000000000001') })],
  ['a financial application', of('FIN')],
  ['the press', of('PRESS')],
])('an instance does not let in %s', async (_why, caller) => {
  expect((await test.ask('{ awardedDiplomas { totalCount } }', {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
