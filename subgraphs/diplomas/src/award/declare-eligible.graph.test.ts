import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type DiplomasUnderTest, diplomasUnderTest, enrolment, NOON, tell } from '../diplomas.fixture.ts';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { declareEligibleInBulk } from './declare-eligible.service.ts';

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
});
afterAll(() => test.close());
beforeEach(() => test.empty());

const declare = (n: number) => test.act('declareEligible', { enrolmentId: enrolment(n) });
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('declaring that a diploma is earned', () => {
  it('writes who declared it and when', async () => {
    await test.know(1);
    const { awardedDiploma, userErrors } = await declare(1);
    expect(userErrors).toEqual([]);
    expect(awardedDiploma).toMatchObject({
      state: 'ELIGIBLE', number: null, version: 1,
      history: [{ at: NOON.toISOString(), by: 'agent-no', stateBefore: null, stateAfter: 'ELIGIBLE' }],
    });
    expect(await test.rows()).toMatchObject([{ enrolmentId: enrolment(1), specialityCode: '40321004', diplomaCode: 'BAC_PRO' }]);
  });

  it.each([
    ['that nobody has told of', 9, 'ENROLMENT_UNKNOWN'],
    ['that was withdrawn', 2, 'ENROLMENT_ENDED'],
    ['whose speciality the edition does not hold', 3, 'SPECIALITY_NOT_IN_EDITION'],
    ['that has one already', 1, 'DIPLOMA_ALREADY_DECLARED'],
  ])('is refused for an enrolment %s', async (_why, n, code) => {
    await test.told(tell(1), tell(2, { state: 'WITHDRAWN' }), tell(3, { speciality: '99999999' }));
    await declare(1);
    expect((await declare(n)).userErrors).toMatchObject([{ code }]);
    expect(await test.rows()).toHaveLength(1);
  });

  it('by two at once is done once', async () => {
    await test.know(1);
    const answers = await Promise.all([declare(1), declare(1), declare(1)]);
    expect(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'done').toSorted(byText)).toEqual(['DIPLOMA_ALREADY_DECLARED', 'DIPLOMA_ALREADY_DECLARED', 'done']);
    expect(await test.rows()).toHaveLength(1);
  });

  it('while another is doing so waits, and is refused', async () => {
    await test.know(1);
    const second = await meanwhile(test.context(), (held) => declareEligibleInBulk([enrolment(1)], held), () => declare(1));
    expect(second.userErrors).toMatchObject([{ code: 'DIPLOMA_ALREADY_DECLARED' }]);
  });

  it('in bulk answers in the order of the enrolments, and a refused one holds up no other', async () => {
    await test.know(1, 2);
    const outcomes = await declareEligibleInBulk([enrolment(2), enrolment(9), enrolment(1), enrolment(2)], test.context());
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.code))).toEqual(['done', 'ENROLMENT_UNKNOWN', 'done', 'DIPLOMA_ALREADY_DECLARED']);
    expect(await test.rows()).toHaveLength(2);
  });
});
