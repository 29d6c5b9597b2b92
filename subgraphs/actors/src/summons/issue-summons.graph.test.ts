import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';

import { DiaryEntry } from './diary-entry.entity.ts';
import { HalfDay } from './diary.rules.ts';
import { issueSummonsInBulk, type SummonsLine } from './issue-summons.service.ts';
import { Activity } from './issuing.rules.ts';
import { codeOf, type Desk, NOW, openDesk, SITTING, UUID } from './summons-desk.fixture.ts';
import { Summons } from './summons.entity.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('issuing a summons', () => {
  it('summons the actor, and leaves a trace', async () => {
    const { summons, userErrors } = await desk.act('issueSummons', desk.mission(0, { date: '2026-05-04' }));
    expect(userErrors).toEqual([]);
    expect(summons).toEqual({
      id: expect.stringMatching(/^NO-SUM-/), state: 'ISSUED', version: 1, date: '2026-05-04', halfDay: 'MORNING', quantity: 40, session: 2026,
      activity: 'SCRIPT_MARKING', actor: { lastName: 'Acteur-0' }, speciality: { code: '40321004' }, paper: { code: '40321004.E1' }, sitting: { id: SITTING },
      changes: [{ version: 1, at: NOW.toISOString(), by: 'agent-no', from: null, to: 'ISSUED', reason: null }],
    });
  });

  it('says at which centre a service without a sitting is done, and tells it', async () => {
    const centreId = globalId('NO', 'CEN', UUID);
    const { summons } = await desk.act('issueSummons', desk.mission(15, { sittingId: null, centreId }));
    const { data } = await desk.test.ask('query ($id: ID!) { summons(id: $id) { sitting { id } centre { id } } }', { id: summons?.id });
    expect(data.summons).toEqual({ sitting: null, centre: { id: centreId } });
    const [told] = await desk.test.context().em.execute('select payload from outbox where key = ?', [summons?.id]);
    expect(told?.payload).toMatchObject({ sittingId: null, centreId });
  });

  it('answers the same summons again under the same key', async () => {
    const asked = desk.mission(1);
    const [first, again] = [await desk.act('issueSummons', asked), await desk.act('issueSummons', asked)];
    expect(again).toEqual(first);
    expect(await desk.test.context().em.count(Summons, { actor: desk.people[1]! })).toBe(1);
  });

  it('refuses a key that served for something else', async () => {
    const asked = desk.mission(2);
    await desk.act('issueSummons', asked);
    expect(codeOf(await desk.act('issueSummons', { ...asked, quantity: 41 }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('lets two actors have the same key', async () => {
    expect(codeOf(await desk.act('issueSummons', desk.mission(3, { idempotencyKey: 'k' })))).toBeUndefined();
    expect(codeOf(await desk.act('issueSummons', desk.mission(4, { idempotencyKey: 'k' })))).toBeUndefined();
  });

  it.each([
    ['the whole day after its morning', 'MORNING', 'DAY', 'SUMMONS_OVERLAPS'],
    ['the afternoon after the whole day', 'DAY', 'AFTERNOON', 'SUMMONS_OVERLAPS'],
    ['the afternoon after the morning', 'MORNING', 'AFTERNOON', undefined],
  ])('gives a half-day once: %s', async (why, before, after, code) => {
    const date = `2027-0${why.length % 9 + 1}-15`;
    await desk.act('issueSummons', desk.mission(5, { date, halfDay: before }));
    expect(codeOf(await desk.act('issueSummons', desk.mission(5, { date, halfDay: after })))).toBe(code);
  });

  it.each([
    ['an actor whom nobody knows', { actorId: globalId('NO', 'ACT', UUID) }, 'ACTOR_UNKNOWN'],
    ['an unknown session', { session: 1999 }, 'SESSION_UNKNOWN'],
    ['an unknown speciality', { speciality: '1', paper: null }, 'SPECIALITY_UNKNOWN'],
    ['a paper of another speciality', { paper: '32321007.E1' }, 'PAPER_OF_ANOTHER_SPECIALITY'],
    ['nothing to do', { quantity: 0 }, 'QUANTITY_OUT_OF_RANGE'],
    ['no key', { idempotencyKey: '' }, 'IDEMPOTENCY_KEY_EMPTY'],
  ])('refuses %s, and keeps nothing', async (_why, changes, code) => {
    const { em } = desk.test.context();
    const before = [await em.count(Summons), await em.count(DiaryEntry)];
    expect(await desk.act('issueSummons', desk.mission(6, changes))).toEqual({ summons: null, userErrors: [{ code, message: expect.stringMatching(/\.$/) }] });
    expect([await em.count(Summons), await em.count(DiaryEntry)]).toEqual(before);
  });

  it.each([
    ['an actor of another MIREX', { actorId: globalId('SE', 'ACT', UUID) }, 'MIREX_NOT_SERVED'],
    ['a venue’s id for a sitting', { sittingId: globalId('NO', 'VEN', UUID) }, 'ID_OF_ANOTHER_TYPE'],
    ['a venue’s id for a centre', { centreId: globalId('NO', 'VEN', UUID) }, 'ID_OF_ANOTHER_TYPE'],
    ['no id at all', { actorId: 'x' }, 'ID_MALFORMED'],
    ['a day that is in no month', { date: '2026-06-31' }, 'BAD_USER_INPUT'],
    ['a quantity that no integer holds', { quantity: 3_000_000_000 }, 'BAD_USER_INPUT'],
  ])('refuses %s with a code', async (_why, changes, code) => {
    expect((await desk.act('issueSummons', desk.mission(6, changes))).errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('two who summon at once', () => {
  it('give a half-day once', async () => {
    const payloads = await Promise.all(Array.from({ length: 5 }, () => desk.act('issueSummons', desk.mission(7, { date: '2026-05-12' }))));
    expect(payloads.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
    expect(payloads.map(codeOf).filter((code) => code === 'SUMMONS_OVERLAPS')).toHaveLength(4);
    expect(await desk.test.context().em.count(Summons, { actor: desk.people[7]! })).toBe(1);
  });

  it('are given one summons under one key', async () => {
    const asked = desk.mission(8);
    const payloads = await Promise.all(Array.from({ length: 5 }, () => desk.act('issueSummons', asked)));
    expect(new Set(payloads.map(({ summons }) => summons.id)).size).toBe(1);
    expect(await desk.test.context().em.count(Summons, { actor: desk.people[8]! })).toBe(1);
  });

  it('do not lock each other up, whatever the order of their lists', async () => {
    const line = (actor: number, date: string): SummonsLine => ({
      ...(desk.mission(actor, { date, halfDay: HalfDay.MORNING, activity: Activity.INVIGILATION, sittingId: null }) as unknown as SummonsLine),
      specialityCode: null, paperCode: null,
    });
    const lists = [[9, 10, 11], [11, 10, 9], [10, 9, 11]].map((order, day) => order.map((actor) => line(actor, `2026-04-0${day + 1}`)));
    const outcomes = await Promise.all(lists.map((lines) => issueSummonsInBulk(lines, desk.test.context())));
    expect(outcomes.flat().map(({ ok }) => ok)).toEqual(Array.from({ length: 9 }, () => true));
  });
});
