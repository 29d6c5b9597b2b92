import { describe, expect, it } from '@jest/globals';
import { writeCursor } from '@mirex/schema/cursor';
import { MIREX_CODES } from '@mirex/schema/mirex';

import type { Json, JsonObject } from './gather/json.ts';
import { asking, codesOf, lying, row, ROWS } from './testing/asking.ts';
import type { ToyOptions } from './testing/toy-engine.ts';

const of = (value: Json | undefined, key: string): JsonObject => (value as JsonObject)[key] as JsonObject;
const edge = (name: string, id: string): Json => ({ _mx_cursor: writeCursor({ order: 'name,id', values: [name, id] }), node: { id } });
const ENTITY = 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Candidate { id } } }';

describe('an answer that lacks somebody', () => {
  it('has the others’ rows, an error for who is missing, and no total', async () => {
    const { data, errors, coverage } = await asking('{ candidates(first: 10) { totalCount nodes { id } } }', { missing: new Set(['NO']) });
    expect(data).toEqual({ candidates: { totalCount: null, nodes: [{ id: 'SE-CAN-3' }, { id: 'AG-CAN-4' }] } });
    expect(errors).toMatchObject([{ path: ['candidates'], extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], subgraph: 'toy', instance: 'toy-0', reason: 'CONNECTION', retryable: true } }]);
    expect([...coverage.missing]).toEqual(['NO']);
  });

  it('has a partial statistic for who asks beside it who is missing, unless a part would be wrong', async () => {
    const query = '{ statistics { count coverage { missing complete } } strict { count coverage { missing } } }';
    const { data } = await asking(query, { missing: new Set(['NO']) });
    expect(data).toEqual({ statistics: { count: 2, coverage: { missing: ['NO'], complete: false } }, strict: null });
  });

  it('keeps the rows of a MIREX that loses only its total', async () => {
    const around: ToyOptions['around'] = (ask) => async (call) => {
      const { data = null } = await ask(call);
      if (!call.mirex.includes('NO')) return { data };
      of(data, 'candidates')['totalCount'] = null;
      return { data, errors: [{ message: 'count timed out', path: ['candidates', 'totalCount'] }] };
    };
    const { data, errors } = await asking('{ candidates(first: 10) { totalCount nodes { id } coverage { missing } } }', { around });
    expect(data['candidates']).toMatchObject({ nodes: { length: 4 }, coverage: { missing: ['NO'] }, totalCount: 2 });
    expect(errors).toMatchObject([{ path: ['candidates', 'totalCount'], message: 'count timed out', extensions: { mirex: ['NO'] } }]);
  });

  it('nulls a reference into the missing MIREX, with its error, at its place', async () => {
    const { data, errors } = await asking('{ candidates(first: 9) { nodes { id movedTo { name } } } }', { missing: new Set(['AG']) });
    expect(of(data, 'candidates')['nodes']).toContainEqual({ id: 'SE-CAN-3', movedTo: null });
    expect(errors.map(({ path }) => path?.join('.'))).toContain('candidates.nodes.2.movedTo');
  });

  it('is reported also when its owner was the only one asked', async () => {
    const { data, coverage } = await asking('{ candidate(id: "NO-CAN-1") { id } }', { missing: new Set(['NO']) });
    expect([data, coverage.written()]).toEqual([{ candidate: null }, { asked: ['NO'], answered: [], missing: ['NO'], complete: false }]);
  });

  it('asks another instance for what all hold when the first is away', async () => {
    const { data, errors, calls } = await asking('{ specialities { code } }', { missing: new Set(['NO', 'NE']) });
    expect([data['specialities'], errors, calls.length]).toEqual([expect.any(Array), [], 3]);
  });

  it('may be kept no longer than its strictest part, and not at all when somebody is missing', async () => {
    const around: ToyOptions['around'] = (ask) => async (call) => ({ ...(await ask(call)), cacheControl: call.mirex.includes('NO') ? 'max-age=5, private' : 'max-age=60' });
    expect((await asking('{ statistics { count } }', { around })).cacheControl).toBe('max-age=5, private');
    expect((await asking('{ statistics { count } }', { around, missing: new Set(['SE']) })).cacheControl).toBe('no-store');
  });

  it('tells once what all instances refuse, and counts the errors beyond its limit', async () => {
    const { errors } = await asking('{ candidates(first: -1) { totalCount } }');
    expect(errors).toMatchObject([{ message: 'PAGE_SIZE', path: ['candidates'], extensions: { mirex: MIREX_CODES } }]);
    const ids = Array.from({ length: 300 }, (_, i) => `NO-CAN-${i}`);
    const lost = await asking('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids }, missing: new Set(['NO']) });
    expect([lost.errors.length, lost.errors.at(-1)?.extensions]).toEqual([101, { code: 'MORE_ERRORS', count: 200, mirex: ['NO'] }]);
  });
});

describe('an instance is missing that', () => {
  it.each<[why: string, query: string, lie: (data: JsonObject) => void]>([
    ['leaves a count out', '{ statistics { count } }', (data) => { delete of(data, 'statistics')['count']; }],
    ['counts in words', '{ statistics { count } }', (data) => { of(data, 'statistics')['count'] = 'two'; }],
    ['answers a list for an object', '{ statistics { count } }', (data) => { data['statistics'] = []; }],
    ['leaves a field out', '{ statistics { count } }', (data) => { delete data['statistics']; }],
    ['gives groups without a key', '{ statistics { histogram { count } } }', (data) => { of(data, 'statistics')['histogram'] = [{ count: 1 }]; }],
    ['gives edges without cursors', '{ candidates(first: 5) { edges { node { id } } } }', (data) => { of(data, 'candidates')['edges'] = [{ node: null }]; }],
    ['gives a row of another MIREX', '{ candidates(first: 5) { edges { node { id } } } }', (data) => { of(data, 'candidates')['edges'] = [edge('A', 'SE-CAN-3')]; }],
    ['gives a row of another MIREX in a sorted list', '{ youngest { id } }', (data) => { data['youngest'] = [{ id: 'SE-CAN-9', _mx_id: 'SE-CAN-9', _mx_born: 2000 }]; }],
    ['gives fewer nodes than edges', '{ candidates(first: 5) { edges { cursor } nodes { id } } }', (data) => { of(data, 'candidates')['nodes'] = []; }],
    ['gives too few entities', ENTITY, (data) => { data['_entities'] = []; }],
    ['gives another entity', ENTITY, (data) => { data['_entities'] = [{ id: 'NO-CAN-2' }]; }],
    ['gives too few of a list by ids', '{ nodes(ids: ["NO-CAN-1"]) { id } }', (data) => { data['nodes'] = []; }],
  ])('%s', async (_why, query, lie) => {
    const { errors } = await asking(query, { around: lying('NO', lie), variables: { e: [{ __typename: 'Candidate', id: 'NO-CAN-1' }] } });
    expect(errors).toMatchObject([{ extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], reason: 'BAD_RESPONSE', retryable: false } }]);
  });

  it('gives rows out of the order that it promised', async () => {
    const around = lying('NO', (data) => { of(data, 'candidates')['edges'] = [edge('B', 'NO-CAN-1'), edge('A', 'NO-CAN-2')]; });
    const asked = await asking('{ candidates(first: 5) { edges { node { id } } } }', { around });
    expect([codesOf(asked), of(asked.data, 'candidates')['edges']]).toEqual([['ORDER_VIOLATION'], [{ node: { id: 'SE-CAN-3' } }, { node: { id: 'AG-CAN-4' } }]]);
  });
});

describe('two MIREX', () => {
  it('that hold the same row give it once, and are reported', async () => {
    const both = lying('NO', (data) => { of(data, 'candidates')['edges'] = [edge('A', 'unowned')]; });
    const around: ToyOptions['around'] = (ask) => lying('SE', (data) => { of(data, 'candidates')['edges'] = [edge('A', 'unowned')]; })(both(ask));
    const asked = await asking('{ candidates(first: 5) { edges { node { id } } } }', { around });
    expect([codesOf(asked), of(asked.data, 'candidates')['edges']]).toEqual([['MIREX_DUPLICATE'], [{ node: { id: 'unowned' } }, { node: { id: 'AG-CAN-4' } }]]);
  });

  it('whose first is another’s second have a first together: no limit goes to the instances', async () => {
    const firsts = [['NO', 'AGRO'], ['SE', 'WATER'], ['AG', 'HORSE']].flatMap(([mirex, own], i) =>
      [own, own, 'FOREST'].map((speciality = '', j) => row(`${mirex}-CAN-${i}${j}`, { speciality })));
    const { data } = await asking('{ statistics { bySpeciality(limit: 1) { speciality { code } count } } }', { rows: firsts });
    expect(data).toEqual({ statistics: { bySpeciality: [{ speciality: { code: 'FOREST' }, count: 3 }] } });
  });

  it('that together have more rows than the page say that there is a next one, though none of them does', async () => {
    const { data } = await asking('{ candidates(first: 3) { pageInfo { hasNextPage hasPreviousPage } } }');
    expect(data).toEqual({ candidates: { pageInfo: { hasNextPage: true, hasPreviousPage: false } } });
  });

  it('that both have what one should are named', async () => {
    const rows = ROWS.map((row) => ({ ...row, number: 'N1' }));
    const { data, errors } = await asking('{ byNumber(number: "N1") { id } }', { rows });
    expect([data, errors[0]?.extensions?.['code'], errors[0]?.message]).toEqual([{ byNumber: null }, 'MIREX_CONFLICT', expect.stringMatching(/NO \/ SE \/ AG/)]);
  });

  it('give a list without an order one after the other', async () => {
    const { data } = await asking('{ everyone { id } }');
    expect(data).toEqual({ everyone: ROWS.map(({ id }) => ({ id })) });
  });

  it('keep each error with its own row', async () => {
    const { data, errors } = await asking('{ candidates(last: 2) { edges { node { id fragile solid } } } }');
    expect(data).toEqual({ candidates: { edges: [{ node: null }, { node: { id: 'AG-CAN-4', fragile: 'whole', solid: 'solid' } }] } });
    expect(errors.map(({ path }) => path?.join('.'))).toContain('candidates.edges.0.node.solid');
  });
});
