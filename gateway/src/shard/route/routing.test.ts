import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';

import { asking, codesOf, ROWS } from '../testing/asking.ts';
import { ONE_EACH, partitionOf, toyEngine } from '../testing/toy-engine.ts';

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
    expect(data['_entities']).toEqual([{ id: 'AG-CAN-4', name: 'Zoé' }, { id: 'NO-CAN-1', name: 'Ada' }, null, { id: 'AG-CAN-4', name: 'Zoé' }, null, null, null]);
    expect(errors.map(({ path, extensions }) => [path?.[1], extensions?.['code']])).toEqual([[2, 'MIREX_UNKNOWN'], [4, 'MIREX_REQUIRED'], [6, 'NOT_AN_ENTITY']]);
    expect(calls.map(({ variables }) => (variables['e'] as unknown[]).length)).toEqual([1, 2]);
  });

  it('reads entities through fragments on their union, too', async () => {
    const query = 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on _Entity { __typename ... on Speciality { present } ... on Candidate { name } } } }';
    const { data } = await asking(query, { variables: { e: [{ __typename: 'Speciality', code: 'AGRO' }, { __typename: 'Candidate', id: 'AG-CAN-4' }] } });
    expect(data['_entities']).toEqual([{ __typename: 'Speciality', present: 4 }, { __typename: 'Candidate', name: 'Zoé' }]);
  });

  it('aligns a list of ids', async () => {
    const { data, errors } = await asking('{ nodes(ids: ["AG-CAN-4", "nobody", "NO-CAN-1", "AG-CAN-4"]) { id } }');
    expect(data['nodes']).toEqual([{ id: 'AG-CAN-4' }, null, { id: 'NO-CAN-1' }, { id: 'AG-CAN-4' }]);
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
    expect([codesOf({ errors }), calls.length]).toEqual([[code], 0]);
  });

  it('asks only the MIREX that the caller may see, and refuses the others by name', async () => {
    const visible = new Set<MirexCode>(['NO', 'AG']);
    const { data, errors, calls } = await asking('{ statistics { count coverage { asked } } candidate(id: "SE-CAN-3") { id } }', { visible });
    expect(data).toEqual({ statistics: { count: 3, coverage: { asked: ['NO', 'AG'] } }, candidate: null });
    expect([codesOf({ errors }), calls.map(({ mirex }) => mirex.join())]).toEqual([['MIREX_FORBIDDEN'], ['NO', 'AG']]);
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
