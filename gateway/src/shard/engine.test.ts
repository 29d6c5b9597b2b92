import { describe, expect, it } from '@jest/globals';
import { writeCursor } from '@mirex/schema/cursor';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';

import type { JsonObject } from './gather/json.ts';
import { type Ask, Unavailable } from './scatter/ask.ts';
import { ONE_EACH, partitionOf, toyEngine, type ToyOptions } from './testing/toy-engine.ts';
import type { Row } from './testing/toy-rows.ts';

const row = (id: string, more: Partial<Row> = {}): Row =>
  ({ id, number: id, name: 'Ada', born: 2005, points: 12, budget: '1.10', speciality: 'AGRO', movedTo: null, years: [2026], broken: false, ...more });
const ROWS = [row('NO-CAN-1'), row('NO-CAN-2', { points: 8 }), row('SE-CAN-3', { movedTo: 'AG-CAN-4', broken: true }), row('AG-CAN-4', { name: 'Zoé' })];

function asking(query: string, { rows = ROWS, variables = {}, visible, ...options }: ToyOptions & { readonly rows?: readonly Row[]; readonly variables?: Record<string, unknown>; readonly visible?: ReadonlySet<MirexCode> } = {}) {
  const { engine, calls } = toyEngine(rows, options);
  return engine.execute({ query, variables, visible }).then((result) => ({ ...result, data: result.data && (JSON.parse(JSON.stringify(result.data)) as JsonObject), calls }));
}
/** An instance that says something else of one MIREX. */
const lying = (mirex: MirexCode, lie: (data: JsonObject) => void): NonNullable<ToyOptions['around']> => (ask: Ask): Ask => async (call) => {
  const answer = await ask(call);
  if (call.mirex.includes(mirex) && answer.data) lie(answer.data);
  return answer;
};
const codes = (errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[]) => errors.map(({ extensions }) => extensions?.['code']);

describe('routing', () => {
  it.each<[why: string, query: string, asked: string[]]>([
    ['an id to its owner alone', '{ candidate(id: "SE-CAN-3") { name } }', ['SE']],
    ['a list of codes to those', '{ statistics(mirex: [NO, AG]) { count } }', ['AG', 'NO']],
    ['an empty list to one instance, about nobody', '{ statistics(mirex: []) { count } }', ['']],
    ['nobody named to everybody', '{ statistics { count } }', [...MIREX_CODES].sort()],
    ['two root fields of two owners in two requests', '{ a: candidate(id: "SE-CAN-3") { id } b: candidate(id: "NO-CAN-1") { id } }', ['NO', 'SE']],
    ['two of one owner in one', '{ a: candidate(id: "NO-CAN-2") { id } b: candidate(id: "NO-CAN-1") { id } }', ['NO']],
    ['a field that a condition leaves out to nobody', '{ candidate(id: "NO-CAN-1") { id } statistics @skip(if: true) { count } }', ['NO']],
    ['replicated data to one', '{ specialities { code } }', ['']],
    ['a type’s name to nobody', '{ __typename }', []],
    ['a reference that says only its key is not asked again', '{ candidate(id: "SE-CAN-3") { movedTo { id } } }', ['SE']],
    ['a reference into another MIREX there', '{ candidate(id: "SE-CAN-3") { movedTo { name } } }', ['AG', 'SE']],
  ])('takes %s', async (_why, query, asked) => {
    const { calls, errors } = await asking(query);
    expect(calls.map(({ mirex }) => mirex.join()).toSorted()).toEqual(asked);
    expect(errors).toEqual([]);
  });

  it('asks each owner once for all its entities, and puts duplicates, unknown heads and nulls in their places', async () => {
    const query = 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Candidate { id name } } }';
    const of = (id: unknown, __typename = 'Candidate') => ({ __typename, id });
    const e = [of('AG-CAN-4'), of('NO-CAN-1'), of('XX-CAN-9'), of('AG-CAN-4'), of(null), of('NO-CAN-9'), of('x', 'Query')];
    const { data, errors, calls } = await asking(query, { variables: { e } });
    expect(data?.['_entities']).toEqual([{ id: 'AG-CAN-4', name: 'Zoé' }, { id: 'NO-CAN-1', name: 'Ada' }, null, { id: 'AG-CAN-4', name: 'Zoé' }, null, null, null]);
    expect(errors.map(({ path, extensions }) => [path?.[1], extensions?.['code']])).toEqual([[2, 'MIREX_UNKNOWN'], [4, 'MIREX_REQUIRED'], [6, 'NOT_AN_ENTITY']]);
    expect(calls.map(({ variables }) => (variables['e'] as unknown[]).length)).toEqual([1, 2]);
  });

  it('aligns a list of ids', async () => {
    const { data, errors } = await asking('{ nodes(ids: ["AG-CAN-4", "nobody", "NO-CAN-1", "AG-CAN-4"]) { id } }');
    expect(data?.['nodes']).toEqual([{ id: 'AG-CAN-4' }, null, { id: 'NO-CAN-1' }, { id: 'AG-CAN-4' }]);
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'MIREX_UNKNOWN' } }]);
  });

  it.each<[why: string, query: string, code: string]>([
    ['an unknown head', '{ candidate(id: "XX-CAN-1") { id } }', 'MIREX_UNKNOWN'],
    ['a cursor that nobody wrote', '{ candidates(first: 1, after: "forged") { totalCount } }', 'CURSOR_MALFORMED'],
    ['a reserved alias', '{ candidate(id: "NO-CAN-1") { _mx_cursor: name } }', 'RESERVED_ALIAS'],
    ['no operation', 'fragment F on Candidate { id }', 'OPERATION_INVALID'],
    ['no GraphQL', '{ candidate(', 'BAD_USER_INPUT'],
  ])('refuses %s', async (_why, query, code) => {
    const { errors, calls } = await asking(query);
    expect([codes(errors), calls.length]).toEqual([[code], 0]);
  });

  it('asks only the MIREX that the caller may see, and refuses the others by name', async () => {
    const visible = new Set<MirexCode>(['NO', 'AG']);
    const { data, errors, calls } = await asking('{ statistics { count coverage { asked } } candidate(id: "SE-CAN-3") { id } }', { visible });
    expect(data).toEqual({ statistics: { count: 3, coverage: { asked: ['NO', 'AG'] } }, candidate: null });
    expect([codes(errors), calls.map(({ mirex }) => mirex.join())]).toEqual([['MIREX_FORBIDDEN'], ['NO', 'AG']]);
  });

  it('asks an instance of several MIREX about those that were named', async () => {
    const partition = partitionOf(new Map(MIREX_CODES.map((code) => [code, code === 'NO' || code === 'SE' ? 1 : 2])));
    const { data, calls } = await asking('{ statistics(mirex: [SE, AG]) { count } }', { partition });
    expect([data, calls.map(({ mirex }) => mirex.join())]).toEqual([{ statistics: { count: 2 } }, ['SE', 'AG']]);
  });

  it('takes a new partition at the next request', async () => {
    const { engine, calls } = toyEngine(ROWS);
    await engine.execute({ query: '{ statistics { count } }' });
    engine.replacePartition({ mirex: ['NO'], instances: ONE_EACH.instances.slice(0, 1) });
    await engine.execute({ query: '{ statistics { count } }' });
    expect(calls).toHaveLength(MIREX_CODES.length + 1);
  });
});

describe('a mutation', () => {
  it('goes to its owner, in order, neighbours together, and is never asked twice', async () => {
    const query = 'mutation { a: rename(id: "NO-CAN-1", name: "A") { name } b: rename(id: "NO-CAN-2", name: "B") { name } c: rename(id: "AG-CAN-4", name: "C") { name } }';
    const { data, calls } = await asking(query);
    expect(data).toEqual({ a: { name: 'A' }, b: { name: 'B' }, c: { name: 'C' } });
    expect(calls.map(({ mirex, readOnly }) => [mirex.join(), readOnly])).toEqual([['NO', false], ['AG', false]]);
  });

  it.each<[why: string, field: string, code: string]>([
    ['names two MIREX', 'close(mirex: [NO, SE])', 'MIREX_AMBIGUOUS'], ['names none', 'close(mirex: [])', 'MIREX_REQUIRED'],
    ['leaves them out', 'close', 'MIREX_REQUIRED'], ['has an unknown head', 'rename(id: "XX-1", name: "") { id }', 'MIREX_UNKNOWN'],
  ])('that %s refuses the whole operation before anything is sent', async (_why, field, code) => {
    const partition = partitionOf(new Map());
    const { data, errors, calls } = await asking(`mutation { a: rename(id: "NO-CAN-1", name: "A") { name } x: ${field} }`, { partition });
    expect([data, calls.length]).toEqual([null, 0]);
    expect(errors).toMatchObject([{ path: ['x'], extensions: { code, outcome: 'NOT_DONE' } }]);
  });

  it.each([[true, 'UNKNOWN'], [false, 'NOT_DONE']])('whose instance fails, sent: %s, says that its outcome is %s', async (sent, outcome) => {
    const around = (): Ask => async () => { throw new Unavailable({ reason: 'CONNECTION', sent, detail: 'cut' }); };
    const { errors } = await asking('mutation { rename(id: "NO-CAN-1", name: "A") { name } }', { around });
    expect(errors).toMatchObject([{ path: ['rename'], extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], outcome } }]);
  });

  it('that may not be null and is stops those after it', async () => {
    const { data, errors, calls } = await asking('mutation { a: solid(id: "NO-CAN-9") { id } b: rename(id: "AG-CAN-4", name: "B") { id } }');
    expect([data, calls.length]).toEqual([null, 1]);
    expect(errors).toContainEqual(expect.objectContaining({ path: ['b'], extensions: { code: 'NOT_ATTEMPTED', outcome: 'NOT_DONE' } }));
  });

  it('answers national figures of what it changed', async () => {
    const { data } = await asking('mutation { rename(id: "NO-CAN-1", name: "A") { speciality { present } } }');
    expect(data).toEqual({ rename: { speciality: { present: 4 } } });
  });
});

describe('gathering', () => {
  it('gives the others’ rows, an error for who is missing, and no total', async () => {
    const { data, errors, coverage } = await asking('{ candidates(first: 10) { totalCount nodes { id } } }', { missing: new Set(['NO']) });
    expect(data).toEqual({ candidates: { totalCount: null, nodes: [{ id: 'SE-CAN-3' }, { id: 'AG-CAN-4' }] } });
    expect(errors).toMatchObject([{ path: ['candidates'], extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], subgraph: 'toy', instance: 'toy-0', reason: 'CONNECTION', retryable: true } }]);
    expect([...coverage.missing]).toEqual(['NO']);
  });

  it('gives a partial statistic to who asks beside it who is missing, unless a part would be wrong', async () => {
    const query = '{ statistics { count coverage { missing complete } } strict { count coverage { missing } } }';
    const { data } = await asking(query, { missing: new Set(['NO']) });
    expect(data).toEqual({ statistics: { count: 2, coverage: { missing: ['NO'], complete: false } }, strict: null });
  });

  it('keeps the rows of a MIREX that loses only its total', async () => {
    const around: ToyOptions['around'] = (ask) => async (call) => {
      const { data } = await ask(call);
      if (!call.mirex.includes('NO')) return { data: data ?? null };
      (data?.['candidates'] as JsonObject)['totalCount'] = null;
      return { data: data ?? null, errors: [{ message: 'count timed out', path: ['candidates', 'totalCount'] }] };
    };
    const { data, errors } = await asking('{ candidates(first: 10) { totalCount nodes { id } coverage { missing } } }', { around });
    expect(data?.['candidates']).toMatchObject({ nodes: { length: 4 }, coverage: { missing: ['NO'] }, totalCount: 2 });
    expect(errors).toMatchObject([{ path: ['candidates', 'totalCount'], message: 'count timed out', extensions: { mirex: ['NO'] } }]);
  });

  it('moves an error with its row', async () => {
    const { data, errors } = await asking('{ candidates(last: 2) { edges { node { id fragile solid } } } }');
    expect(data).toEqual({ candidates: { edges: [{ node: null }, { node: { id: 'AG-CAN-4', fragile: 'whole', solid: 'solid' } }] } });
    expect(errors.map(({ path }) => path?.join('.'))).toContain('candidates.edges.0.node.solid');
  });

  it.each<[why: string, query: string, lie: (data: JsonObject) => void]>([
    ['leaves a count out', '{ statistics { count } }', (data) => delete (data['statistics'] as JsonObject)['count']],
    ['counts in words', '{ statistics { count } }', (data) => { (data['statistics'] as JsonObject)['count'] = 'two'; }],
    ['answers a list for an object', '{ statistics { count } }', (data) => { data['statistics'] = []; }],
    ['leaves a field out', '{ statistics { count } }', (data) => delete data['statistics']],
    ['gives groups without a key', '{ statistics { histogram { count } } }', (data) => { (data['statistics'] as JsonObject)['histogram'] = [{ count: 1 }]; }],
    ['gives edges without cursors', '{ candidates(first: 5) { edges { node { id } } } }', (data) => { (data['candidates'] as JsonObject)['edges'] = [{ node: null }]; }],
    ['gives a row of another MIREX', '{ candidates(first: 5) { edges { node { id } } } }', (data) => {
      (data['candidates'] as JsonObject)['edges'] = [{ _mx_cursor: writeCursor({ order: 'name,id', values: ['A', 'SE-CAN-3'] }), node: null }];
    }],
    ['gives too few of the entities', 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Candidate { id } } }', (data) => { data['_entities'] = []; }],
    ['gives another entity', 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Candidate { id } } }', (data) => { data['_entities'] = [{ id: 'NO-CAN-2' }]; }],
  ])('counts an instance as missing that %s', async (_why, query, lie) => {
    const { errors } = await asking(query, { around: lying('NO', lie), variables: { e: [{ __typename: 'Candidate', id: 'NO-CAN-1' }] } });
    expect(errors).toMatchObject([{ extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], reason: 'BAD_RESPONSE', retryable: false } }]);
  });

  it('reports rows out of their order, and rows in two MIREX, once each', async () => {
    const turned = await asking('{ candidates(first: 5) { edges { node { id } } } }', { around: lying('NO', (data) => void ((data['candidates'] as JsonObject)['edges'] as unknown[]).reverse()) });
    expect([codes(turned.errors), (turned.data?.['candidates'] as { edges: unknown[] }).edges.length]).toEqual([['ORDER_VIOLATION'], 2]);
    const plain = row('unowned');
    const twice = await asking('{ candidates(first: 5) { edges { node { id } } } }', { around: (ask) => async (call) => {
      const answer = await ask(call);
      if (call.mirex.includes('NO') || call.mirex.includes('SE')) (answer.data?.['candidates'] as JsonObject)['edges'] = [{ _mx_cursor: writeCursor({ order: 'name,id', values: ['A', plain.id] }), node: { id: plain.id } }];
      return answer;
    } });
    expect([codes(twice.errors), (twice.data?.['candidates'] as { edges: unknown[] }).edges.length]).toEqual([['MIREX_DUPLICATE'], 2]);
  });

  it('names both when two MIREX have what one should', async () => {
    const { data, errors } = await asking('{ byNumber(number: "N1") { id } }', { rows: [row('NO-CAN-1', { number: 'N1' }), row('SE-CAN-2', { number: 'N1' })] });
    expect([data, errors[0]?.extensions?.['code'], errors[0]?.message]).toEqual([{ byNumber: null }, 'MIREX_CONFLICT', expect.stringMatching(/NO \/ SE/)]);
  });

  it('gives a list without an order by instance', async () => {
    const { data } = await asking('{ everyone { id } }');
    expect((data?.['everyone'] as JsonObject[]).map(({ id }) => id)).toEqual(['NO-CAN-1', 'NO-CAN-2', 'SE-CAN-3', 'AG-CAN-4']);
  });

  it('nulls a reference into a MIREX that is missing, with its error, at its place', async () => {
    const { data, errors } = await asking('{ candidates(first: 9) { nodes { id movedTo { name } } } }', { missing: new Set(['AG']) });
    expect((data?.['candidates'] as { nodes: JsonObject[] }).nodes.find(({ id }) => id === 'SE-CAN-3')).toEqual({ id: 'SE-CAN-3', movedTo: null });
    expect(errors.map(({ path }) => path?.join('.'))).toContain('candidates.nodes.2.movedTo');
  });

  it('asks another instance for what all hold when the first is away', async () => {
    const { data, errors, calls } = await asking('{ specialities { code } }', { missing: new Set(['NO', 'NE']) });
    expect([(data?.['specialities'] as unknown[]).length, errors, calls.length]).toEqual([4, [], 3]);
  });

  it('tells once what all instances refuse, and counts errors beyond the limit', async () => {
    const refused = await asking('{ candidates(first: -1) { totalCount } }');
    expect(refused.errors).toMatchObject([{ message: 'PAGE_SIZE', path: ['candidates'], extensions: { mirex: MIREX_CODES } }]);
    const ids = Array.from({ length: 300 }, (_, i) => `NO-CAN-${i}`);
    const lost = await asking('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids }, missing: new Set(['NO']) });
    expect([lost.errors.length, lost.errors.at(-1)?.extensions]).toEqual([101, { code: 'MORE_ERRORS', count: 200, mirex: ['NO'] }]);
  });

  it('keeps the strictest cache control, and none when somebody is missing', async () => {
    const around: ToyOptions['around'] = (ask) => async (call) => ({ ...(await ask(call)), cacheControl: call.mirex.includes('NO') ? 'max-age=5, private' : 'max-age=60' });
    expect((await asking('{ statistics { count } }', { around })).cacheControl).toBe('max-age=5, private');
    expect((await asking('{ statistics { count } }', { around, missing: new Set(['SE']) })).cacheControl).toBe('no-store');
  });
});
