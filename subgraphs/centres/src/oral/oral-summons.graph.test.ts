import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { allocate } from '../allocation/allocate.service.ts';
import { CentreKind } from '../centre/centre.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NOON, planOf, sittingOf, tell, tellPapers, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { writeText } from '../summons/summons.service.ts';
import { moveSlot } from './move-slot.service.ts';
import { giveSlots, openPost } from './oral.service.ts';

const E1 = '40321004.E1';
const E2 = '40321004.E2';
let test: TestInstance;
let sitting: GlobalId;
let post: GlobalId;
let written: GlobalId;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON, subscriptions: { 'allocation.changed': ['grades'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), [1, 2].map((n) => tell(n)));
  await told(test.context(), [1, 2].map((n) => tellPapers(n, [E1, E2])));
  const planned = await planCentresInBulk([planOf({ kind: CentreKind.FACE_TO_FACE, sittings: [] }), planOf({ sittings: [sittingOf(E1, '2026-06-10T06:30:00Z')] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  const [face, sat] = planned.value;
  if (!face || !sat?.sittings[0]) throw new Error('two centres were planned');
  sitting = sat.sittings[0].id;
  post = await opened(face.id, E2, '2026-06-10T06:00:00Z');
  written = await opened(face.id, E1, '2026-06-11T06:00:00Z');
  await giveSlots({ centreId: face.id, paperCode: E2, establishments: ['0350700A'] }, test.context());
  await writeText({ diploma: '', title: 'Convocation', body: 'Session {{session}}.' }, test.context());
});

/** A post of seventy minutes with slots of thirty. */
async function opened(centreId: GlobalId, paperCode: string, start: string): Promise<GlobalId> {
  const startsAt = new Date(start);
  const post = await openPost({ centreId, paperCode, room: 'A1', startsAt, endsAt: new Date(startsAt.getTime() + 70 * 60_000), slotMinutes: 30 }, test.context());
  if (!post.ok) throw new Error(post.refusal.code);
  return post.value.id;
}

let keys = 0;
const issue = async () => (await test.ask(
  'mutation ($input: IssueCandidateSummonsesInput!) { issueCandidateSummonses(input: $input) { issued notSummoned { refusal { code } } userErrors { code } } }',
  { input: { mirex: 'NO', session: 2026, idempotencyKey: `emission-${(keys += 1)}` } },
)).data.issueCandidateSummonses;
const SUMMONSES = `query ($id: ID!) { _entities(representations: [{ __typename: "Enrolment", id: $id }]) { ... on Enrolment {
  candidateSummonses { number reason lines { paper } orals { paper room startsAt timeZone } } oralSlots { startsAt summoned version } placeHistory { paperCode reason placeBefore placeAfter }
} } }`;
const of = async (n: number) => (await test.ask(SUMMONSES, { id: enrolment(n) })).data._entities[0];
const move = async (n: number, more: object = {}) => (await test.ask(
  'mutation ($input: MoveOralSlotInput!) { moveOralSlot(input: $input) { slot { startsAt version summoned } userErrors { code } } }',
  { input: { enrolmentId: enrolment(n), paperCode: E2, postId: post, version: 1, reason: 'Retard du car', ...more } },
)).data.moveOralSlot;

describe('an oral', () => {
  it('is told to the others, and written on a summons of its own', async () => {
    const [event] = await test.context().em.execute<{ payload: object }[]>('select payload from outbox where key = ?', [enrolment(1)]);
    expect(event?.payload).toMatchObject({ places: [], orals: [{ postId: post, paper: E2, room: 'A1', startsAt: '2026-06-10T06:00:00.000Z', endsAt: '2026-06-10T06:30:00.000Z', timeZone: 'Europe/Paris' }] });
    expect(await issue()).toMatchObject({ issued: 2 });
    const { candidateSummonses: [summons], oralSlots } = await of(1);
    expect(summons).toEqual({ number: 1, reason: null, lines: [], orals: [{ paper: E2, room: 'A1', startsAt: '2026-06-10T06:00:00.000Z', timeZone: 'Europe/Paris' }] });
    expect(oralSlots).toEqual([{ startsAt: '2026-06-10T06:00:00.000Z', summoned: true, version: 1 }]);
    const [row] = await test.context().em.execute<{ id: string }[]>('select id from candidate_summons where enrolment_id = ?', [enrolment(1)]);
    expect((await test.download(row?.id ?? '')).status).toBe(200);
  });

  it('is not beside a seat at the same hour', async () => {
    expect(await allocate({ enrolmentId: enrolment(2), sittingId: sitting }, test.context())).toMatchObject({ ok: false, refusal: { code: 'SITTINGS_OVERLAP' } });
  });

  it('is freed when the enrolment ends, or the paper is sat no more', async () => {
    await told(test.context(), [tell(1, { state: 'WITHDRAWN' }), tellPapers(2, [E1])]);
    expect((await of(1)).oralSlots).toEqual([]);
    const { oralSlots, placeHistory } = await of(2);
    expect(oralSlots).toEqual([]);
    expect(placeHistory.at(-1)).toEqual({ paperCode: E2, reason: 'Épreuve qui n’est plus à passer.', placeBefore: 'RENNES A1 2026-06-10T06:30Z', placeAfter: null });
    const [event] = await test.context().em.execute<{ payload: object }[]>('select payload from outbox where key = ? order by sequence desc', [enrolment(2)]);
    expect(event?.payload).toMatchObject({ orals: [] });
  });
});

describe('an oral that is moved', () => {
  it('is traced, and summoned again in the same act when it was summoned', async () => {
    await issue();
    expect((await move(2, { startsAt: '2026-06-10T06:40:00Z' })).userErrors).toEqual([{ code: 'MOVE_AFTER_SUMMONS' }]);
    expect(await move(2, { startsAt: '2026-06-10T06:40:00Z', reissue: true })).toEqual({ slot: { startsAt: '2026-06-10T06:40:00.000Z', version: 2, summoned: true }, userErrors: [] });
    const { candidateSummonses, placeHistory } = await of(2);
    expect(candidateSummonses.at(-1)).toMatchObject({ number: 2, reason: 'Retard du car', orals: [{ startsAt: '2026-06-10T06:40:00.000Z' }] });
    expect(placeHistory.at(-1)).toEqual({ paperCode: E2, reason: 'Retard du car', placeBefore: 'RENNES A1 2026-06-10T06:30Z', placeAfter: 'RENNES A1 2026-06-10T06:40Z' });
  });

  it.each<[string, object | (() => object), string]>([
    ['for no reason', { reason: ' ' }, 'MOVE_REASON_MISSING'],
    ['by who saw an older version', { version: 7 }, 'ALLOCATION_CHANGED_MEANWHILE'],
    ['to somebody else’s time', { startsAt: '2026-06-10T06:10:00Z' }, 'SLOT_NOT_FREE'],
    ['past the end of its post', { startsAt: '2026-06-10T06:50:00Z' }, 'SLOT_NOT_FREE'],
    ['to the post of another paper', () => ({ postId: written }), 'MOVE_TO_ANOTHER_PAPER'],
    ['of who has none', { enrolmentId: enrolment(3) }, 'SLOT_UNKNOWN'],
    ['to no post', () => ({ postId: post.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }), 'SLOT_POST_UNKNOWN'],
  ])('%s is refused', async (_why, more, code) => {
    expect((await move(2, typeof more === 'function' ? more() : more)).userErrors).toEqual([{ code }]);
    expect((await of(2)).oralSlots).toMatchObject([{ startsAt: '2026-06-10T06:30:00.000Z', version: 1 }]);
  });

  it('by two at once is moved by one, and the other is told', async () => {
    const asked = { enrolmentId: enrolment(2), paperCode: E2, postId: post, startsAt: new Date('2026-06-10T06:40:00Z'), version: 1, reason: 'Retard', reissue: false };
    expect(await meanwhile(test.context(), (held) => moveSlot(asked, held), () => move(2))).toMatchObject({ userErrors: [{ code: 'ALLOCATION_CHANGED_MEANWHILE' }] });
  });
});
