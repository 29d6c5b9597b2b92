import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { openDeliberation } from '../deliberation/open-deliberation.service.ts';
import { Result } from '../deliberation/result.entity.ts';
import { EDITION, enrolment, enrolmentTold, forgetAll, JURY, juryTold, marked, SPECIALITY, tell, told } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION });
});
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test);
  await tell(test, [juryTold()]);
});

describe('what candidates and centres tell', () => {
  const paperMap = (n: number, papers: { paper: string; status: 'TO_SIT' | 'EXEMPT' | 'KEPT'; kept?: number }[]) => told('paper-map.changed', enrolment(n), {
    enrolmentId: enrolment(n), session: 2026, speciality: SPECIALITY, papers: papers.map(({ paper, status, kept }) => ({ paper: `${SPECIALITY}.${paper}`, mode: 'TERMINAL', status, keptHundredths: kept ?? null })),
  });
  const states = async (n: number) => Object.fromEntries((await test.context().em.execute<{ paper_code: string; state: string; hundredths: number | null }[]>('select paper_code, state, hundredths from mark where enrolment_id = ? order by 1', [enrolment(n)]))
    .map(({ paper_code: paper, state, hundredths }) => [paper.split('.')[1], hundredths === null ? state : `${state} ${hundredths}`]));

  it('of papers: who is exempt, keeps a mark, or sits an optional paper; and back again', async () => {
    await tell(test, [enrolmentTold(1)]);
    expect(await states(1)).toEqual({ E1: 'EXPECTED', E2: 'EXPECTED' });
    await tell(test, [paperMap(1, [{ paper: 'E1', status: 'KEPT', kept: 1150 }, { paper: 'E2', status: 'EXEMPT' }, { paper: 'F1', status: 'TO_SIT' }])]);
    expect(await states(1)).toEqual({ E1: 'KEPT 1150', E2: 'EXEMPT', F1: 'EXPECTED' });
    await tell(test, [enrolmentTold(1), paperMap(1, [{ paper: 'E2', status: 'TO_SIT' }])]);
    expect(await states(1)).toEqual({ E2: 'EXPECTED' });
  });

  it('of a paper left for another session: no final decision', async () => {
    await marked(test, [[1, { E1: 1200, E2: 1200 }]]);
    await test.context().em.execute(`update mark set state = 'EXPECTED', hundredths = null where paper_code like '%E2'`);
    await tell(test, [paperMap(1, [{ paper: 'E1', status: 'TO_SIT' }])]);
    const opened = await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as never }, null, test.context());
    expect(opened.ok).toBe(true);
    expect(await test.context().em.findOneOrFail(Result, { enrolmentId: enrolment(1) })).toMatchObject({ decision: 'NO_FINAL_DECISION', reason: 'PAPERS_NOT_SAT', blocks: ['E1'] });
  });

  it('of an absence: the mark is no more waited for, until somebody was there after all', async () => {
    const attendance = (presence: 'PRESENT' | 'ABSENT' | 'ABSENT_JUSTIFIED') => told('attendance.recorded', 'NO-ALL-1', {
      allocationId: 'NO-ALL-1' as never, enrolmentId: enrolment(1), session: 2026, paper: `${SPECIALITY}.E1`, sittingId: 'NO-SIT-1' as never, centreId: 'NO-CEN-1' as never, presence,
    });
    await tell(test, [enrolmentTold(1)]);
    for (const [presence, state] of [['ABSENT', 'ABSENT_UNJUSTIFIED'], ['ABSENT_JUSTIFIED', 'ABSENT_JUSTIFIED'], ['PRESENT', 'EXPECTED']] as const) {
      await tell(test, [attendance(presence)]);
      expect((await states(1))['E1']).toBe(state);
    }
  });
});
