import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { codeOf, type Desk, openDesk, type Read, UUID } from './summons-desk.fixture.ts';
import { Summons } from './summons.entity.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('following a summons', () => {
  const issued = async (actor: number, changes: object = {}): Promise<{ id: GlobalId; version: number }> => {
    const { summons: { id, version } } = await desk.act('issueSummons', desk.mission(actor, changes));
    return { id, version };
  };

  it('is acknowledged, then honoured, each step traced', async () => {
    const { id } = await issued(12);
    await desk.act('acknowledgeSummons', { id, version: 1 });
    const { summons } = await desk.act('recordHonoured', { id, version: 2 });
    expect(summons).toMatchObject({ state: 'HONOURED', version: 3 });
    expect(summons.changes.map(({ from, to, version, by }: Read) => [from, to, version, by])).toEqual([
      [null, 'ISSUED', 1, 'agent-no'], ['ISSUED', 'ACKNOWLEDGED', 2, 'agent-no'], ['ACKNOWLEDGED', 'HONOURED', 3, 'agent-no'],
    ]);
  });

  it.each([
    ['honoured before it is acknowledged', 'recordHonoured', {}, 'SUMMONS_TRANSITION'],
    ['acknowledged on a stale version', 'acknowledgeSummons', { version: 0 }, 'SUMMONS_CHANGED_MEANWHILE'],
    ['acknowledged when there is none', 'acknowledgeSummons', { id: globalId('NO', 'SUM', UUID) }, 'SUMMONS_UNKNOWN'],
  ] as const)('is not %s', async (_why, name, changes, code) => {
    const { id, version } = await issued(13);
    expect(codeOf(await desk.act(name, { id, version, ...changes }))).toBe(code);
    expect(await desk.test.context().em.findOneOrFail(Summons, { id })).toMatchObject({ state: 'ISSUED', version: 1 });
  });

  it('is not honoured before its day', async () => {
    const { id } = await issued(14, { date: '2026-06-22' });
    await desk.act('acknowledgeSummons', { id, version: 1 });
    expect(codeOf(await desk.act('recordHonoured', { id, version: 2 }))).toBe('SUMMONS_NOT_YET_DUE');
  });

  it.each([[true, 'ABSENT_JUSTIFIED'], [false, 'ABSENT']])('says whether an absence is justified: %s', async (justified, state) => {
    const { id } = await issued(15);
    await desk.act('acknowledgeSummons', { id, version: 1 });
    expect((await desk.act('recordAbsence', { id, version: 2, justified })).summons.state).toBe(state);
  });

  it('frees the half-day when it is cancelled, and says why', async () => {
    const { id } = await issued(16, { date: '2026-05-20', halfDay: 'DAY' });
    const { summons } = await desk.act('cancelSummons', { id, version: 1, reason: 'Centre fermé' });
    expect(summons).toMatchObject({ state: 'CANCELLED', changes: [{ to: 'ISSUED' }, { to: 'CANCELLED', reason: 'Centre fermé' }] });
    expect(codeOf(await desk.act('issueSummons', desk.mission(16, { date: '2026-05-20', halfDay: 'AFTERNOON' })))).toBeUndefined();
  });

  it('is moved by one of two who move it at once', async () => {
    const { id, version } = await issued(17);
    const payloads = await Promise.all([desk.act('acknowledgeSummons', { id, version }), desk.act('cancelSummons', { id, version, reason: 'Doublon' })]);
    expect(payloads.map(codeOf)).toEqual(expect.arrayContaining(['SUMMONS_CHANGED_MEANWHILE', undefined]));
    expect((await desk.test.context().em.findOneOrFail(Summons, { id })).version).toBe(2);
  });

  it('tells finance each version, whole', async () => {
    const { id } = await issued(18, { date: '2026-05-06' });
    await desk.act('acknowledgeSummons', { id, version: 1 });
    const told = await desk.test.context().em.execute('select topic, version, consumer, payload from outbox where key = ? order by sequence', [id]);
    const payload = { id, actorId: desk.people[18], session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', date: '2026-05-06', quantity: 40, sittingId: 'SE-SIT-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', centreId: null };
    expect(told).toEqual([
      { topic: 'summons.changed', consumer: 'finance', version: 1, payload: { ...payload, state: 'ISSUED' } },
      { topic: 'summons.changed', consumer: 'finance', version: 2, payload: { ...payload, state: 'ACKNOWLEDGED' } },
    ]);
  });

  it('tells nothing of what was refused', async () => {
    const { id } = await issued(19);
    await desk.act('recordHonoured', { id, version: 1 });
    expect(await desk.test.context().em.execute('select 1 from outbox where key = ?', [id])).toHaveLength(1);
  });
});
