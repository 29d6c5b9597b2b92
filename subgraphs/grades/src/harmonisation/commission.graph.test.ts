import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { GlobalId } from '@mirex/schema/global-id';

import { JURY, juryTold, SPECIALITY, tell, uaiOf } from '../deliberation/session.fixture.ts';
import { actor, first, marker, MarkingDesk, PAPER, uuid } from '../marking/marking.fixture.ts';
import { closeCommission } from './commission.service.ts';

const CHAIR: Caller = { sub: 'chair', roles: ['CHAIR'], mirex: ['NO'], juries: [JURY as GlobalId] };
const HEAD: Caller = { sub: 'head', roles: ['HEAD'], mirex: ['NO'] };
let desk: MarkingDesk;
beforeAll(async () => {
  desk = await MarkingDesk.open(() => new Date('2026-06-26T09:00:00Z'));
});
afterAll(() => desk.test.close());
let batches: GlobalId[];
beforeEach(async () => {
  await desk.again();
  await tell(desk.test, [juryTold()]);
  const dealt = await desk.dealt();
  batches = dealt.map(({ id }) => id);
  for (const [i, batch] of dealt.entries()) {
    await desk.mark(batch, i === 0 ? '10' : '14');
    await desk.act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version });
  }
});

const COMMISSION = `id version closedAt closedBy minutes openedBy members { id } meeting { id }
  proposals { number shift reason state proposedBy decidedBy decision overruledBy overruling establishmentUai batch { id } }
  statistics { marks meanBefore mean standardDeviation lowest highest establishmentUai batch { id marker { id } } }`;
const act = async (mutation: string, type: string, input: object, caller?: Caller) =>
  (await desk.test.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { commission { ${COMMISSION} } userErrors { code } } }`, { input }, caller)).data[mutation];
const open = (more: object = {}) => act('openHarmonisationCommission', 'OpenCommissionInput', { idempotencyKey: randomUUID(), mirex: 'NO', session: 2026, paper: PAPER, members: [actor(1), actor(2)], ...more });
const opened = async () => (await open()).commission;
type Seen = { id: GlobalId; version: number };
const at = ({ id, version }: Seen) => ({ commissionId: id, version });
const propose = (seen: Seen, more: object = {}) => act('proposeHarmonisation', 'ProposeHarmonisationInput', { ...at(seen), batchId: batches[0], shift: '+1', reason: 'Lot plus sévère', ...more });
const decide = (seen: Seen, more: object = {}, caller = HEAD) => act('decideHarmonisation', 'DecideHarmonisationInput', { ...at(seen), number: 1, adopted: true, reason: 'Constat partagé', ...more }, caller);
const overrule = (seen: Seen, caller = CHAIR, reason = 'Le jury maintient') => act('overruleHarmonisation', 'OverruleHarmonisationInput', { ...at(seen), number: 1, reason }, caller);
const close = (seen: Seen, minutes = 'Deux lots comparés') => act('closeHarmonisationCommission', 'CloseCommissionInput', { ...at(seen), minutes });
const pointsOf = async (n: number) => first(await desk.own(n)).scripts.map(({ points }) => points);

describe('a commission', () => {
  it('compares markers, proposes, decides by another hand, and every mark tells its marker who moved it and why', async () => {
    const commission = await opened();
    expect(commission.statistics).toEqual([
      { marks: 3, meanBefore: 1000, mean: 1000, standardDeviation: 0, lowest: 1000, highest: 1000, establishmentUai: null, batch: { id: batches[0], marker: { id: actor(1) } } },
      { marks: 3, meanBefore: 1400, mean: 1400, standardDeviation: 0, lowest: 1400, highest: 1400, establishmentUai: null, batch: { id: batches[1], marker: { id: actor(2) } } }]);
    const { commission: proposed } = await propose(commission);
    expect(await pointsOf(1)).toEqual(['10.00', '10.00', '10.00']);
    const { commission: decided, userErrors } = await decide(proposed);
    expect(userErrors).toEqual([]);
    expect(decided.proposals).toEqual([{
      number: 1, shift: '+1', reason: 'Lot plus sévère', state: 'ADOPTED', proposedBy: 'agent-no', decidedBy: 'head', decision: 'Constat partagé', overruledBy: null, overruling: null, establishmentUai: null, batch: { id: batches[0] } }]);
    expect(decided.statistics[0]).toMatchObject({ meanBefore: 1000, mean: 1100 });
    const script = first(first(await desk.own(1)).scripts);
    expect([script.state, script.history.at(-1)]).toEqual(['HARMONISED', { by: 'head', pointsBefore: '10.00', pointsAfter: '11.00', reason: 'Commission d’harmonisation, proposition n° 1 : Lot plus sévère ; Constat partagé' }]);
    expect((await close(decided)).commission).toMatchObject({ closedBy: 'agent-no', minutes: 'Deux lots comparés' });
  });

  it('is overruled by the jury, also when it is closed: the marks go back, and that is told too', async () => {
    const { commission: proposed } = await propose(await opened());
    const { commission: closed } = await close((await decide(proposed)).commission);
    const { commission, userErrors } = await overrule(closed);
    expect(commission.statistics.map(({ batch }: { batch: { id: string } }) => batch.id)).toEqual(batches);
    expect([userErrors, commission.proposals[0].state, await pointsOf(1)]).toEqual([[], 'OVERRULED', ['10.00', '10.00', '10.00']]);
    expect(first(first(await desk.own(1)).scripts).history.at(-1)).toMatchObject({ by: 'chair', pointsBefore: '11.00', pointsAfter: '10.00' });
    expect((await overrule(commission)).userErrors).toEqual([{ code: 'PROPOSAL_STATE' }]);
  });

  it('moves nothing when it rejects, nor a mark under suspicion when it adopts', async () => {
    await desk.test.context().em.execute(`update mark set state = 'FRAUD_PENDING' where id = (select mark_id from script where batch_id = ? order by code limit 1)`, [batches[0]]);
    const { commission: proposed } = await propose(await opened());
    const { commission: rejected } = await decide(proposed, { adopted: false });
    expect([rejected.proposals[0].state, await pointsOf(1)]).toEqual(['REJECTED', ['10.00', '10.00', '10.00']]);
    const { commission: again } = await propose(rejected);
    await decide(again, { number: 2 });
    expect(first(await desk.own(1)).scripts.map(({ state, points }) => [state, points])).toEqual([['FRAUD_PENDING', '10.00'], ['HARMONISED', '11.00'], ['HARMONISED', '11.00']]);
  });

  it('harmonises what schools gave during the course', async () => {
    await desk.test.context().em.execute(`update mark set state = 'VERIFIED', hundredths = 1200 where paper_code = ?`, [`${SPECIALITY}.E2`]);
    const { commission } = await open({ paper: `${SPECIALITY}.E2` });
    expect(commission.statistics.map(({ establishmentUai, marks }: { establishmentUai: string; marks: number }) => [establishmentUai, marks])).toEqual([[uaiOf(1), 2], [uaiOf(2), 2], [uaiOf(0), 3]]);
    const { commission: proposed } = await propose(commission, { batchId: null, establishmentUai: uaiOf(0), shift: '-1' });
    expect((await decide(proposed)).commission.statistics.map(({ mean }: { mean: number }) => mean)).toEqual([1200, 1200, 1100]);
  });

  it('shows a marker their own batch alone', async () => {
    const { commission } = await propose(await opened());
    await propose(commission, { batchId: batches[1], shift: '-1' });
    const { data } = await desk.test.ask(`{ harmonisationCommissions { edges { node { ${COMMISSION} } } } }`, {}, marker(1));
    const [{ node }] = data.harmonisationCommissions.edges;
    expect([node.statistics.length, node.proposals.length, node.statistics[0].batch.id]).toEqual([1, 1, batches[0]]);
    await desk.test.context().em.execute(`update mark set state = 'VERIFIED', hundredths = 1100 where paper_code = ? and id not in (select mark_id from script)`, [PAPER]);
    const lots = async (caller?: Caller) => first<{ node: { statistics: unknown[] } }>((await desk.test.ask('{ harmonisationCommissions { edges { node { statistics { marks } } } } }', {}, caller)).data.harmonisationCommissions.edges).node.statistics;
    expect([await lots(), await lots({ ...marker(1), roles: ['EXAM', 'TEACHER'] })]).toEqual([[{ marks: 3 }, { marks: 3 }, { marks: 1 }], [{ marks: 3 }]]);
    expect((await desk.test.ask('{ harmonisationCommissions { totalCount } }', {}, marker(3))).data.harmonisationCommissions.totalCount).toBe(0);
  });
});

describe('refused', () => {
  it.each<[string, object, string]>([
    ['nobody', { members: [] }, 'COMMISSION_MEMBERS_MISSING'], ['somebody twice', { members: [actor(1), actor(1)] }, 'COMMISSION_MEMBER_TWICE'],
    ['no paper', { paper: 'X.E9' }, 'COMMISSION_PAPER_UNKNOWN'], ['a paper that the session does not have', { session: 2019 }, 'COMMISSION_PAPER_UNKNOWN'], ['marks that are not complete', { paper: `${SPECIALITY}.E2` }, 'COMMISSION_MARKING_INCOMPLETE'],
  ])('is a commission of %s', async (_why, more, code) => expect((await open(more)).userErrors).toEqual([{ code }]));

  it.each<[string, object, string]>([
    ['without a reason', { reason: ' ' }, 'COMMISSION_REASON_MISSING'], ['for no lot', { batchId: null }, 'LOT_MALFORMED'], ['for a lot of nobody', { batchId: `NO-MBA-${uuid(9)}` }, 'LOT_UNKNOWN'],
    ['finer than the step', { shift: '+0,25' }, 'MARK_OFF_STEP'], ['on an older version', { version: 9 }, 'COMMISSION_CHANGED_MEANWHILE'], ['to no commission', { commissionId: `NO-HCO-${uuid(9)}` }, 'COMMISSION_UNKNOWN'],
  ])('is a proposal %s', async (_why, more, code) => expect((await propose(await opened(), more)).userErrors).toEqual([{ code }]));

  it('are a second proposal for a lot, a closing before the decision, and a decision by who proposed or on what is not there', async () => {
    const { commission } = await propose(await opened());
    expect((await propose(commission)).userErrors).toEqual([{ code: 'LOT_PROPOSED_ALREADY' }]);
    expect((await close(commission)).userErrors).toEqual([{ code: 'COMMISSION_PROPOSALS_PENDING' }]);
    expect((await decide(commission, {}, { ...HEAD, sub: 'agent-no' })).userErrors).toEqual([{ code: 'PROPOSAL_SAME_HAND' }]);
    expect((await decide(commission, { number: 7 })).userErrors).toEqual([{ code: 'PROPOSAL_UNKNOWN' }]);
    expect((await overrule(commission)).userErrors).toEqual([{ code: 'PROPOSAL_STATE' }]);
  });

  it('are locked marks, a closed commission, and taking back what was moved since', async () => {
    const { commission } = await propose(await opened());
    const { em } = desk.test.context();
    await em.execute(`update mark set state = 'LOCKED' where paper_code = ?`, [PAPER]);
    expect((await decide(commission)).userErrors).toEqual([{ code: 'MARK_ALREADY_LOCKED' }]);
    await em.execute(`update mark set state = 'VERIFIED' where paper_code = ?`, [PAPER]);
    const { commission: decided } = await decide(commission);
    await em.execute(`update mark set hundredths = 1500 where paper_code = ? and state = 'HARMONISED'`, [PAPER]);
    expect((await overrule(decided)).userErrors).toEqual([{ code: 'PROPOSAL_OVERTAKEN' }]);
    const { commission: closed } = await close(decided);
    expect((await propose(closed)).userErrors).toEqual([{ code: 'COMMISSION_CLOSED' }]);
  });

  it('is the second of two who close at once', async () => {
    const { id, version } = await opened();
    const second = await meanwhile(desk.test.context(), (held) => closeCommission(id, version, 'Une', held), () => closeCommission(id, version, 'Autre', desk.test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'COMMISSION_CHANGED_MEANWHILE' } });
  });
});
