import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';

import { type Desk, openDesk, UUID } from './claim/claim-desk.fixture.ts';

const MINE = globalId('NO', 'ACT', UUID);
const FOREIGN = globalId('SE', 'ACT', UUID);
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });

let desk: Desk;
let ids: GlobalId[];
beforeAll(async () => {
  desk = await openDesk();
  const claims = [await desk.expected({ actorId: MINE }), await desk.expected(), await desk.expected({ actorId: FOREIGN })];
  ids = claims.map(({ id }) => id);
});
afterAll(() => desk.test.close());

const SEEN: [who: string, caller: Caller, seen: number[]][] = [
  ['an agent sees all claims', of('TRANS'), [0, 1, 2]],
  ['a financial application too', of('FIN'), [0, 1, 2]],
  ['and an agent bound to diplomas: money is no unit’s', of('UNIT', { diplomas: ['BTSA'] }), [0, 1, 2]],
  ['an examiner sees what they claim', of('EXAM', { actor: MINE }), [0]],
  ['the chair of a jury, what they claim', of('CHAIR', { actor: MINE, juries: [globalId('NO', 'JUR', UUID)] }), [0]],
  ['one of another MIREX, what they claim here', { sub: 'e', roles: ['EXAM'], mirex: ['SE'], actor: FOREIGN }, [2]],
];

describe.each(SEEN)('%s', (_who, caller, seen) => {
  it('in lists and their counts', async () => {
    const { data } = await desk.test.ask('{ claims { totalCount edges { node { id } } } }', {}, caller);
    expect(data.claims.totalCount).toBe(seen.length);
    expect(new Set(data.claims.edges.map(({ node }: { node: { id: string } }) => node.id))).toEqual(new Set(seen.map((n) => ids[n])));
  });

  it('by id and by reference, lines and history with them', async () => {
    const r = ids.map((id) => ({ __typename: 'Claim', id }));
    const { data } = await desk.test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Claim { id lines { rank } changes { version } } } }', { r }, caller);
    expect(data._entities.map((one: object | null) => one !== null)).toEqual(ids.map((_id, n) => seen.includes(n)));
    for (const id of ids) expect((await desk.test.ask('query ($id: ID!) { claim(id: $id) { id } }', { id }, caller)).data.claim !== null).toBe(seen.includes(ids.indexOf(id)));
  });
});

it('an examiner declares no claim of somebody else', async () => {
  expect(await desk.act('declareClaim', { id: ids[1], version: 1 }, of('EXAM', { actor: MINE }))).toMatchObject({ claim: null, userErrors: [{ code: 'CLAIM_UNKNOWN' }] });
});

it.each([
  ['an examiner whom the token does not name', of('EXAM')],
  ['an agent of another MIREX, whatever else they are', { sub: 'a', roles: ['UNIT', 'FIN'], mirex: ['SE'] }],
  ['a school', of('CLERK', { establishment: '0350700A' })],
  ['a candidate', of('CAND', { candidates: [globalId('NO', 'CAN', UUID)] })],
])('an instance does not let in %s', async (_why, caller) => {
  expect((await desk.test.ask('{ claims { totalCount } }', {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
