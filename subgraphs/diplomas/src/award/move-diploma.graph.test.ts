import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type DiplomasUnderTest, diplomasUnderTest, enrolment, NO_SUCH_DIPLOMA } from '../diplomas.fixture.ts';
import { meanwhile } from '@mirex/kit/testing/meanwhile';

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
});
afterAll(() => test.close());
beforeEach(() => test.empty());

const declare = (n: number) => test.act('declareEligible', { enrolmentId: enrolment(n) });
const move = (input: object) => test.act('moveDiploma', input);
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('a numbered diploma', () => {
  const numbered = async () => {
    await test.know(1);
    const { awardedDiploma } = await declare(1);
    await test.number();
    return awardedDiploma?.id ?? 'none';
  };

  it('goes from the post to the candidate, every step traced', async () => {
    const id = await numbered();
    await test.context().em.execute(`update awarded_diploma set state = 'SENT'`);
    for (const [step, to] of ['RECEIVED', 'CERTIFIED_COPY_ISSUED', 'CERTIFIED_COPY_ISSUED'].entries()) {
      expect(await move({ id, version: step + 2, to })).toMatchObject({ awardedDiploma: { state: to, version: step + 3 }, userErrors: [] });
    }
    const { data } = await test.ask('query ($id: ID!) { awardedDiploma(id: $id) { number speciality { code } enrolment { id } history { stateAfter numberAfter } } }', { id });
    expect(data.awardedDiploma).toMatchObject({ number: '26-NO-000001', speciality: { code: '40321004' }, enrolment: { id: enrolment(1) } });
    expect(data.awardedDiploma.history.map((change: { stateAfter: string }) => change.stateAfter)).toEqual([
      'ELIGIBLE', 'NUMBERED', 'RECEIVED', 'CERTIFIED_COPY_ISSUED', 'CERTIFIED_COPY_ISSUED',
    ]);
  });

  it.each([
    ['received before it is sent', { to: 'RECEIVED', version: 2 }, 'DIPLOMA_STATE'],
    ['printed by hand', { to: 'PRINTED', version: 2 }, 'DIPLOMA_MOVED_BY_RUN'],
    ['signed by hand, without a delegation', { to: 'SIGNED', version: 2 }, 'DIPLOMA_MOVED_BY_RUN'],
    ['numbered by hand', { to: 'NUMBERED', version: 2 }, 'DIPLOMA_NUMBERED_IN_SERIES'],
    ['revoked without a reason', { to: 'REVOKED', version: 2, reason: '  ' }, 'DIPLOMA_REASON_MISSING'],
    ['revoked by who has not seen its number', { to: 'REVOKED', version: 1, reason: 'Erreur' }, 'DIPLOMA_CHANGED_MEANWHILE'],
  ])('is not %s', async (_why, input, code) => {
    const id = await numbered();
    expect((await move({ id, ...input })).userErrors).toMatchObject([{ code }]);
    expect(await test.rows()).toMatchObject([{ state: 'NUMBERED', version: 2 }]);
  });

  it('moved by two at once is moved once, and the other is told', async () => {
    const id = await numbered();
    const answers = await Promise.all([1, 2, 3].map(() => move({ id, version: 2, to: 'REVOKED', reason: 'Erreur' })));
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'done').toSorted(byText)).toEqual(['DIPLOMA_CHANGED_MEANWHILE', 'DIPLOMA_CHANGED_MEANWHILE', 'done']);
  });

  it('moved while another moves it is not moved twice', async () => {
    const id = await numbered();
    const first = `update awarded_diploma set state = 'PRINTED', version = version + 1`;
    const second = await meanwhile(test.context(), ({ em }) => em.execute(first), () => move({ id, version: 2, to: 'REVOKED', reason: 'Erreur' }));
    expect(second.userErrors).toMatchObject([{ code: 'DIPLOMA_CHANGED_MEANWHILE' }]);
  });

  it('that does not exist is refused, and an id of another type is an error', async () => {
    expect((await move({ id: NO_SUCH_DIPLOMA, version: 1, to: 'RECEIVED' })).userErrors).toMatchObject([{ code: 'DIPLOMA_UNKNOWN' }]);
    const { errors } = await test.ask('query ($id: ID!) { awardedDiploma(id: $id) { id } }', { id: enrolment(1) });
    expect(errors?.[0]?.extensions.code).toBe('ID_OF_ANOTHER_TYPE');
  });
});
