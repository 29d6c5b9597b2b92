import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type DiplomasUnderTest, diplomasUnderTest, tell, upTo } from '../diplomas.fixture.ts';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { numberDiplomas } from './number-diplomas.service.ts';

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
});
afterAll(() => test.close());
beforeEach(() => test.empty());

const nothing = { numbered: 0, first: null, last: null, userErrors: [] };
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('numbering', () => {
  it('follows the candidate numbers, begins at one and leaves no gap', async () => {
    await test.know(3, 1, 2);
    await test.declareAll(3, 1, 2);
    expect(await test.number()).toEqual({ numbered: 3, first: '26-NO-000001', last: '26-NO-000003', userErrors: [] });
    expect((await test.rows()).map((row) => row.number)).toEqual(['26-NO-000001', '26-NO-000002', '26-NO-000003']);
  });

  it('done again gives no number', async () => {
    await test.know(1);
    await test.declareAll(1);
    await test.number();
    expect(await test.number()).toEqual(nothing);
    expect(await test.rows()).toMatchObject([{ number: '26-NO-000001', version: 2 }]);
  });

  it('of one speciality goes on in the series of its MIREX and session', async () => {
    await test.told(tell(1), tell(2, { speciality: '32521201' }), tell(3));
    await test.declareAll(1, 2, 3);
    expect(await test.number({ speciality: '32521201' })).toMatchObject({ numbered: 1, first: '26-NO-000001' });
    expect(await test.number()).toMatchObject({ numbered: 2, first: '26-NO-000002', last: '26-NO-000003' });
  });

  it('leaves out the diploma of an enrolment that ended after it was declared', async () => {
    await test.know(1);
    await test.declareAll(1);
    await test.told(tell(1, { state: 'BARRED' }));
    expect(await test.number()).toEqual(nothing);
  });

  it('by many at once, while diplomas are declared, gives each one number and leaves no gap', async () => {
    await test.know(...upTo(60));
    const declared = upTo(6).map((part) => test.declareAll(...upTo(10).map((n) => (part - 1) * 10 + n)));
    const answers = await Promise.all(upTo(8).map(() => test.number()));
    await Promise.all(declared);
    const rest = await test.number();
    expect([...answers, rest].reduce((total, { numbered }) => total + numbered, 0)).toBe(60);
    expect((await test.rows()).map((row) => row.number ?? 'none').toSorted(byText)).toEqual(upTo(60).map((rank) => `26-NO-${String(rank).padStart(6, '0')}`));
  });

  it('while another is doing so waits, and goes on behind it', async () => {
    await test.know(1, 2);
    await test.declareAll(1, 2);
    const second = await meanwhile(
      test.context(), (held) => numberDiplomas({ session: 2026, speciality: null }, held), async () => test.number(),
    );
    expect(second).toEqual(nothing);
    expect((await test.rows()).map((row) => row.number)).toEqual(['26-NO-000001', '26-NO-000002']);
  });

  it('that fails half-way has given no number: the next begins where it began', async () => {
    await test.know(1, 2);
    await test.declareAll(1, 2);
    await test.context().em.execute(`insert into given_number values (2026, 2, '26-NO-000002', 'someone', now())`);
    expect((await test.ask('mutation { numberDiplomas(input: { mirex: "NO", session: 2026 }) { numbered } }')).errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(await test.rows()).toMatchObject([{ number: null, state: 'ELIGIBLE' }, { number: null, state: 'ELIGIBLE' }]);
    await test.context().em.execute('delete from given_number');
    expect(await test.number()).toMatchObject({ numbered: 2, first: '26-NO-000001' });
  });

  it('never gives a spoiled sheet’s number again, and numbers its diploma anew', async () => {
    await test.know(1);
    await test.declareAll(1);
    const [{ id } = { id: '' }] = await test.rows();
    await test.number();
    await test.context().em.execute(`update awarded_diploma set state = 'PRINTED', version = 3 where id = ?`, [id]);
    await test.act('moveDiploma', { id, version: 3, to: 'SPOILED', reason: 'Bourrage de l’imprimante' });
    expect(await test.number()).toMatchObject({ numbered: 1, first: '26-NO-000002' });
    expect(await test.context().em.execute('select number, diploma_id from given_number order by rank')).toEqual([
      { number: '26-NO-000001', diploma_id: id }, { number: '26-NO-000002', diploma_id: id },
    ]);
  });

  it('of another MIREX is an error with its code', async () => {
    const { errors } = await test.ask('mutation { numberDiplomas(input: { mirex: "SE", session: 2026 }) { numbered } }');
    expect(errors?.[0]?.extensions.code).toBe('MIREX_NOT_SERVED');
  });

  it('costs the same statements for ten diplomas as for a hundred', async () => {
    const statements = async (count: number): Promise<number> => {
      await test.context().em.execute('truncate awarded_diploma, number_series, given_number');
      await test.know(...upTo(count));
      await test.declareAll(...upTo(count));
      test.forget();
      await test.number();
      return test.statements.length;
    };
    expect(await statements(10)).toBe(await statements(100));
  });
});
