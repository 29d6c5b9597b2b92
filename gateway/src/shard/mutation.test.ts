import { describe, expect, it } from '@jest/globals';

import { type Ask, Unavailable } from './scatter/ask.ts';
import { asking } from './testing/asking.ts';
import { partitionOf } from './testing/toy-engine.ts';

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
    expect([data, calls.length]).toEqual([{}, 0]);
    expect(errors).toMatchObject([{ path: ['x'], extensions: { code, outcome: 'NOT_DONE' } }]);
  });

  it.each([[true, 'UNKNOWN'], [false, 'NOT_DONE']])('whose instance fails, sent: %s, says that its outcome is %s', async (sent, outcome) => {
    const around = (): Ask => async () => { throw new Unavailable({ reason: 'CONNECTION', sent, detail: 'cut' }); };
    const { errors } = await asking('mutation { rename(id: "NO-CAN-1", name: "A") { name } }', { around });
    expect(errors).toMatchObject([{ path: ['rename'], extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['NO'], outcome } }]);
  });

  it('that nulls a whole answer is told where it failed, once, and neighbours of it are not blamed', async () => {
    const around = (): Ask => async () => ({ data: null, errors: [{ message: 'no', path: ['b', 'id'] }] });
    const { errors } = await asking('mutation { a: solid(id: "NO-CAN-1") { id } b: solid(id: "NO-CAN-2") { id } }', { around });
    expect(errors).toMatchObject([{ message: 'no', path: ['b', 'id'], extensions: { mirex: ['NO'] } }]);
  });

  it('that may not be null and is stops those after it', async () => {
    const { data, errors, calls } = await asking('mutation { a: solid(id: "NO-CAN-9") { id } b: rename(id: "AG-CAN-4", name: "B") { id } }');
    expect([data, calls.length]).toEqual([{}, 1]);
    expect(errors).toContainEqual(expect.objectContaining({ path: ['b'], extensions: { code: 'NOT_ATTEMPTED', outcome: 'NOT_DONE' } }));
  });

  it('answers national figures of what it changed', async () => {
    const { data } = await asking('mutation { rename(id: "NO-CAN-1", name: "A") { speciality { present } } }');
    expect(data).toEqual({ rename: { speciality: { present: 4 } } });
  });
});
