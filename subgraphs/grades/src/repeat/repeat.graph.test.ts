import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSets, RegulationItemFact } from '@mirex/schema/edition';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { openDeliberation } from '../deliberation/open-deliberation.service.ts';
import { Result } from '../deliberation/result.entity.ts';
import { EDITION, enrolment, forgetAll, JURY, juryTold, marked, SPECIALITY, tell, told } from '../deliberation/session.fixture.ts';
import { Mark } from '../mark/mark.entity.ts';
import { grades } from '../subgraph.ts';
import { sitAgain } from './sit-again.service.ts';

const E1 = `${SPECIALITY}.E1`;
const E2 = `${SPECIALITY}.E2`;
const item = (name: string, value: number): RegulationItemFact => ({ name, unit: 'COUNT', value, wording: null, status: 'CONFIRMED' });
const DATA_SETS: Partial<DataSets> = {
  ...EDITION, regulations: (EDITION.regulations ?? []).map((each) => ({ ...each, items: [...each.items, item('REPEATED_FIRST_YEAR_BETTER', 1), item('REPEATED_FINAL_YEAR_BETTER', 0)] })),
};
let test: TestInstance;
beforeAll(async () => void (test = await testInstance(grades, { dataSets: DATA_SETS })));
afterAll(() => test.close());
const map = () => tell(test, [told('paper-map.changed', enrolment(1), {
  enrolmentId: enrolment(1), session: 2026, speciality: SPECIALITY, papers: [E1, E2].map((paper) => ({ paper, mode: paper === E2 ? 'CCF' : 'TERMINAL', status: 'KEPT', keptHundredths: 1200 })),
})]);
beforeEach(async () => {
  await forgetAll(test);
  await tell(test, [juryTold()]);
  await marked(test, [[1, {}]]);
  await map();
});

const markOf = (paper: string) => test.context().em.findOneOrFail(Mark, { enrolmentId: enrolment(1), paperCode: paper });
const again = async (paper: string, repeats: string, version?: number) => {
  const mark = await markOf(paper);
  return (await test.ask('mutation ($input: SitPaperAgainInput!) { sitPaperAgain(input: $input) { mark { state points history { stateAfter pointsBefore reason } } userErrors { code message } } }', {
    input: { markId: mark.id, version: version ?? mark.version, repeats },
  })).data.sitPaperAgain;
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const deliberate = async (hundredths: number | null) => {
  await test.context().em.execute(`update mark set state = ?, hundredths = ? where paper_code = ?`, [hundredths === null ? 'ABSENT_UNJUSTIFIED' : 'VERIFIED', hundredths, E2]);
  const opened = await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as never }, null, test.context());
  expect(opened.ok).toBe(true);
  return (await test.context().em.findOneOrFail(Result, { enrolmentId: enrolment(1) })).marks.find(({ paper }) => paper === E2);
};

describe('a kept mark that is renounced', () => {
  it('is expected again, with its trace, whatever candidates tells of the map', async () => {
    expect(await again(E2, 'FIRST_YEAR')).toMatchObject({ userErrors: [], mark: { state: 'EXPECTED', points: null, history: [{}, { stateAfter: 'EXPECTED', pointsBefore: '12.00', reason: 'Épreuve repassée' }] } });
    await map();
    expect(await markOf(E2)).toMatchObject({ state: 'EXPECTED', hundredths: null });
  });

  it.each([
    ['a worse one in a first year: the earlier counts', 'FIRST_YEAR', 900, { standing: 'KEPT', hundredths: 1200 }],
    ['a better one in a first year: it counts', 'FIRST_YEAR', 1500, { standing: 'SAT', hundredths: 1500 }],
    ['an absence in a first year: the earlier counts', 'FIRST_YEAR', null, { standing: 'KEPT', hundredths: 1200 }],
    ['a worse one in a final year: it counts', 'FINAL_YEAR', 900, { standing: 'SAT', hundredths: 900 }],
  ] as const)('for %s', async (_why, repeats, sat, counted) => {
    expect(codes(await again(E2, repeats))).toEqual([]);
    expect(await deliberate(sat)).toMatchObject(counted);
  });

  it.each([
    ['of a terminal paper in a year that is repeated', E1, 'FINAL_YEAR', 'REPEAT_CCF_ONLY'],
    ['in a case that the regulation does not know', E2, 'PROGRESSIVE', 'REPEAT_NOT_RULED'],
  ])('%s is refused', async (_why, paper, repeats, code) => expect(codes(await again(paper, repeats))).toEqual([code]));

  it('twice, or unseen, or at the same time as another, is refused', async () => {
    expect(codes(await again(E2, 'FIRST_YEAR', 99))).toEqual(['MARK_CHANGED_MEANWHILE']);
    const { id, version } = await markOf(E2);
    const second = await meanwhile(test.context(), (held) => sitAgain(id, version, 'FIRST_YEAR', held).then(() => held.em.flush()), () => sitAgain(id, version, 'FINAL_YEAR', test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'MARK_CHANGED_MEANWHILE' } });
    expect(codes(await again(E2, 'FIRST_YEAR'))).toEqual(['REPEAT_MARK_NOT_KEPT']);
  });
});
