import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';

import { CENTRE, codeOf, type Desk, HEAD, openDesk, type Read, UUID } from './claim/claim-desk.fixture.ts';

const MINE = globalId('NO', 'ACT', UUID);
const FOREIGN = globalId('SE', 'ACT', UUID);
const SITTING = globalId('NO', 'SIT', UUID);
const ELSEWHERE = globalId('NO', 'SIT', UUID.replace(/.$/, '0'));
const OTHER = globalId('NO', 'CEN', UUID.replace(/.$/, '0'));
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });

let desk: Desk;
let ids: GlobalId[];
beforeAll(async () => {
  desk = await openDesk();
  const claims = [
    await desk.expected({ actorId: MINE, centreId: null, sittingId: SITTING }), await desk.expected({ centreId: CENTRE }), await desk.expected({ actorId: FOREIGN, centreId: null, sittingId: ELSEWHERE }),
  ];
  ids = claims.map(({ id }) => id);
  // Told after the claims: who sees them is asked anew each time.
  const places = [{ sittingId: SITTING, centreId: CENTRE }, { sittingId: ELSEWHERE, centreId: OTHER }];
  await desk.tell({ id: randomUUID(), topic: 'allocation.changed', key: globalId('NO', 'ENR', UUID), version: 1, payload: { places } });
});
afterAll(() => desk.test.close());

const SEEN: [who: string, caller: Caller, seen: number[]][] = [
  ['an agent sees all claims', of('TRANS'), [0, 1, 2]],
  ['a financial application too', of('FIN'), [0, 1, 2]],
  ['and an agent bound to diplomas: money is no unit’s', of('UNIT', { diplomas: ['BTSA'] }), [0, 1, 2]],
  ['an examiner sees what they claim', of('EXAM', { actor: MINE }), [0]],
  ['the chair of a jury, what they claim', of('CHAIR', { actor: MINE, juries: [globalId('NO', 'JUR', UUID)] }), [0]],
  ['a head of centre what was done there, by the summons or its sitting', HEAD, [0, 1]],
  ['of another centre, there', of('CENTRE', { centres: [OTHER] }), [2]],
  ['of several, in each, and what they claim themselves', of('CENTRE', { centres: [OTHER], actor: MINE }), [0, 2]],
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

it('a head of centre certifies what was done there, and knows nothing of another centre’s', async () => {
  const id = ids[1];
  expect(codeOf(await desk.act('declareClaim', { id, version: 1 }))).toBeUndefined();
  expect(codeOf(await desk.act('certifyService', { id, version: 2 }, of('CENTRE', { centres: [OTHER] })))).toBe('CLAIM_UNKNOWN');
  expect(await desk.act('certifyService', { id, version: 2 }, HEAD)).toMatchObject({ claim: { state: 'SERVICE_CERTIFIED' }, userErrors: [] });
});

it('a claim names its centre, the one that the summons said or that of the sitting', async () => {
  const { data } = await desk.test.ask('{ claims { edges { node { id centre { id } } } } }', {}, of('TRANS'));
  const centres = new Map(data.claims.edges.map(({ node }: Read) => [node.id, node.centre.id]));
  expect(ids.map((id) => centres.get(id))).toEqual([CENTRE, CENTRE, OTHER]);
});

it.each([
  ['a head of centre of no centre', of('CENTRE')],
  ['an examiner whom the token does not name', of('EXAM')],
  ['an agent of another MIREX, whatever else they are', { sub: 'a', roles: ['UNIT', 'FIN'], mirex: ['SE'] }],
  ['a school', of('CLERK', { establishment: '0350700A' })],
  ['a candidate', of('CAND', { candidates: [globalId('NO', 'CAN', UUID)] })],
])('an instance does not let in %s', async (_why, caller) => {
  expect((await desk.test.ask('{ claims { totalCount } }', {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
