import { expect, it } from '@jest/globals';
import { testInstance } from '@mirex/kit/testing/test-instance';

import { grades } from '../subgraph.ts';
import { openDeliberation } from './open-deliberation.service.ts';
import { EDITION, JURY, juryTold, marked, SPECIALITY, tell, uaiOf } from './session.fixture.ts';

it('decides by the rules of the region of the school, where it has its own', async () => {
  const overseas = await testInstance(grades, { dataSets: {
    ...EDITION,
    establishments: (EDITION.establishments ?? []).map((each) => ({ ...each, region: each.uai === uaiOf(0) ? '988' : '53' })),
    regulations: [...(EDITION.regulations ?? []), {
      code: 'CAPA.988', diploma: 'CAPA', scope: null, region: '988', firstSession: 2026, lastSession: 2026,
      items: [{ name: 'PASS_AVERAGE', unit: 'HUNDREDTHS', value: 950, wording: null, status: 'TO_BE_CHECKED' }],
    }],
  } });
  try {
    await tell(overseas, [juryTold()]);
    await marked(overseas, [[0, { E1: 900, E2: 1000 }], [1, { E1: 900, E2: 1000 }], [3, { E1: 900, E2: 900 }]]);
    const opened = await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as never }, null, overseas.context());
    expect(opened).toMatchObject({ ok: true, value: { toBeChecked: ['HONOURS_AB', 'PASS_AVERAGE', 'SECOND_GROUP_CONTROL_WEIGHT'] } });
    const { data } = await overseas.ask('{ results { edges { node { id version decision pointsShort juryMayAdmit } } } }');
    const nodes = data.results.edges.map(({ node }: { node: { id: string; version: number } }) => node);
    expect(nodes).toMatchObject([{ decision: 'ADMITTED', pointsShort: '0' }, { decision: 'FAILED', pointsShort: '1' }, { decision: 'FAILED', pointsShort: '1', juryMayAdmit: true }]);
    const word = await overseas.ask('mutation ($input: RecordJuryWordInput!) { recordJuryWord(input: $input) { result { decision } userErrors { code } } }', { input: { resultId: nodes[2].id, version: nodes[2].version, verdict: 'ADMIT', points: '1', reason: 'x' } });
    expect(word.data.recordJuryWord).toEqual({ result: { decision: 'ADMITTED_BY_JURY' }, userErrors: [] });
  } finally {
    await overseas.close();
  }
});
