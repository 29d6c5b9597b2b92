import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { candidate, DATA_SETS, EMPTY, enrolment, NOON, planOf, sittingOf, tell, tellName, told, upTo } from '../centres.fixture.ts';
import type { SittingLine } from '../sitting/sitting.rules.ts';
import { centres } from '../subgraph.ts';
import { issueSummonses } from './issue.service.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(() => test.context().em.execute(EMPTY));

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const AFTERNOON = sittingOf('40321004.E2', '2026-06-08T12:00:00Z');
const person = (role: string, more: object): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...more });

const write = async (input: object = {}) => (await test.ask(
  'mutation ($input: WriteCandidateSummonsTextInput!) { writeCandidateSummonsText(input: $input) { text { version title } userErrors { code } } }',
  { input: { mirex: 'NO', title: 'Convocation de {{candidat}}', body: 'Session {{session}}, n° {{numero}}.', ...input } },
)).data.writeCandidateSummonsText;
let keys = 0;
const issue = async (more: object = {}) => (await test.ask(
  `mutation ($input: IssueCandidateSummonsesInput!) { issueCandidateSummonses(input: $input) {
    issued unchanged refused notSummoned { enrolmentId refusal { code } } userErrors { code }
  } }`, { input: { mirex: 'NO', session: 2026, idempotencyKey: `emission-${(keys += 1)}`, ...more } },
)).data.issueCandidateSummonses;
const SUMMONSES = `{ candidateSummonses { edges { node { id number state title body version reason lines { paper room seat startsAt endsAt } history { stateBefore stateAfter by reason } document { url version } } } } }`;
const summonses = async (caller?: Caller) => (await test.ask(SUMMONSES, {}, caller)).data.candidateSummonses.edges.map(({ node }: { node: unknown }) => node);
const move = async (mutation: string, input: object, caller?: Caller) =>
  (await test.ask(`mutation ($input: CandidateSummonsMoveInput!) { ${mutation}(input: $input) { summons { state version } userErrors { code } } }`, { input }, caller)).data[mutation];

/** Seats enrolments in every sitting of one centre. @returns the sittings. */
async function seated(ns: readonly number[], lines: readonly SittingLine[] = [MORNING, AFTERNOON]) {
  await told(test.context(), [...ns.map((n) => tell(n)), ...ns.map((n) => tellName(n, 'Maïwenn', `Kergoat-${n}`))]);
  const planned = await planCentresInBulk([planOf({ venue: { ...planOf().venue, rooms: [{ code: 'A1', capacity: 200, accessible: true }] }, sittings: lines })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  const sittings = planned.value.flatMap((centre) => centre.sittings.map(({ id }) => id));
  await allocateInBulk(sittings.flatMap((sittingId) => ns.map((n) => ({ enrolmentId: enrolment(n), sittingId }))), test.context());
  return sittings;
}

describe('a text', () => {
  it('is kept in versions, and refused with what it cannot name', async () => {
    expect(await write()).toEqual({ text: { version: 1, title: 'Convocation de {{candidat}}' }, userErrors: [] });
    expect((await write({ title: 'Convocation' })).text.version).toBe(2);
    expect((await write({ diploma: 'BTSA' })).text.version).toBe(1);
    expect((await write({ body: 'Bonjour {{nom}}' })).userErrors).toEqual([{ code: 'TEMPLATE_FIELD_UNKNOWN' }]);
    expect((await write({ body: ' ' })).userErrors).toEqual([{ code: 'TEMPLATE_TEXT_EMPTY' }]);
    expect((await write({ body: '<script>x</script>' })).userErrors).toEqual([{ code: 'TEMPLATE_SCRIPT' }]);
  });
});

describe('summonses', () => {
  it('tell each candidate where and when, with the newest text, and mark the places as summoned', async () => {
    await write();
    await seated([1, 2]);
    expect(await issue()).toEqual({ issued: 2, unchanged: 0, refused: 0, notSummoned: [], userErrors: [] });
    const [first] = await summonses();
    expect(first).toMatchObject({
      number: 1, state: 'ISSUED', title: 'Convocation de Maïwenn Kergoat-1', body: 'Session 2026, n° NO26-000001.',
      lines: [
        { paper: '40321004.E1', room: 'A1', seat: 1, startsAt: '2026-06-08T07:00:00.000Z', endsAt: '2026-06-08T09:00:00.000Z' }, { paper: '40321004.E2' },
      ],
      history: [{ stateBefore: null, stateAfter: 'ISSUED', by: 'agent-no', reason: null }], document: { url: expect.stringMatching(/^\/documents\/NO-CSU-/), version: 1 },
    });
    expect(await test.context().em.execute('select count(*)::integer as summoned from allocation where summoned')).toEqual([{ summoned: 4 }]);
  });

  it('are the same when they are asked for twice under one key, and unchanged under another', async () => {
    await write();
    await seated([1]);
    const [one, again] = [await issue({ idempotencyKey: 'the-same-key' }), await issue({ idempotencyKey: 'the-same-key' })];
    expect(again).toEqual(one);
    expect(await issue()).toMatchObject({ issued: 0, unchanged: 1 });
    expect((await issue({ idempotencyKey: 'the-same-key', forecast: true })).userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect(await summonses()).toHaveLength(1);
  });

  it('are forecast, then issued under the next number', async () => {
    await write();
    await seated([1]);
    await issue({ forecast: true });
    expect(await issue()).toMatchObject({ issued: 1 });
    expect((await summonses()).map(({ number, state }: { number: number; state: string }) => [number, state])).toEqual([[1, 'SUPERSEDED'], [2, 'ISSUED']]);
  });

  it('are refused without a text, a place, an enrolment that goes on, a reason to follow, or where a sitting is frozen', async () => {
    const [morning] = await seated([1, 2, 4]);
    await told(test.context(), [tell(3)]);
    expect((await issue()).userErrors).toEqual([{ code: 'SUMMONS_TEXT_UNKNOWN' }]);
    await write();
    await test.context().em.execute(`update known_enrolment set state = 'WITHDRAWN' where id = ?`, [enrolment(2)]);
    expect(await issue({ enrolmentIds: [enrolment(2), enrolment(3)] })).toMatchObject({
      issued: 0, refused: 2, notSummoned: [{ refusal: { code: 'SUMMONS_OF_ENDED_ENROLMENT' } }, { refusal: { code: 'SUMMONS_WITHOUT_ALLOCATION' } }],
    });
    await issue({ enrolmentIds: [enrolment(1)] });
    await test.context().em.execute(`update allocation set seat = 99 where enrolment_id = ?`, [enrolment(1)]);
    expect((await issue({ enrolmentIds: [enrolment(1)] })).notSummoned).toMatchObject([{ refusal: { code: 'SUMMONS_REASON_MISSING' } }]);
    await test.context().em.execute(`update sitting set frozen = 'Sujet compromis.' where id = ?`, [morning]);
    expect((await issue({ enrolmentIds: [enrolment(4)] })).notSummoned).toMatchObject([{ refusal: { code: 'SUMMONS_OF_FROZEN_SITTING' } }]);
  });

  it('to two places at once are refused', async () => {
    await write();
    const [, afternoon] = await seated([1]);
    await test.context().em.execute(`update sitting set starts_at = '2026-06-08T08:00:00Z' where id = ?`, [afternoon]);
    expect((await issue()).notSummoned).toMatchObject([{ refusal: { code: 'SUMMONS_OVERLAPPING' } }]);
  });

  it('are acknowledged once, by whoever has read the last version; cancelled with a reason', async () => {
    await write();
    await seated([1]);
    await issue();
    const [{ id, version }] = await summonses();
    const self = person('CAND', { candidates: [candidate(1)] });
    expect(await move('acknowledgeCandidateSummons', { id, version }, self)).toEqual({ summons: { state: 'ACKNOWLEDGED', version: version + 1 }, userErrors: [] });
    expect((await move('acknowledgeCandidateSummons', { id, version }, self)).userErrors).toEqual([{ code: 'SUMMONS_CHANGED_MEANWHILE' }]);
    expect((await move('acknowledgeCandidateSummons', { id, version: version + 1 }, self)).userErrors).toEqual([{ code: 'SUMMONS_STATE' }]);
    expect((await move('cancelCandidateSummons', { id, version: version + 1 })).userErrors).toEqual([{ code: 'SUMMONS_REASON_MISSING' }]);
    expect((await move('cancelCandidateSummons', { id, version: version + 1, reason: 'Erreur' })).summons.state).toBe('CANCELLED');
  });

  it('of who withdraws are cancelled with the places', async () => {
    await write();
    await seated([1]);
    await issue();
    await told(test.context(), [tell(1, { state: 'WITHDRAWN' })]);
    expect((await summonses()).map(({ state }: { state: string }) => state)).toEqual(['CANCELLED']);
  });

  it('issued by two at once are issued once', async () => {
    await write();
    await seated([1]);
    const second = await meanwhile(test.context(), (held) => issueSummonses({ session: 2026, enrolmentIds: null, to: 'ISSUED', reason: null }, held), () => issue());
    expect(second).toMatchObject({ issued: 0, unchanged: 1 });
  });

  it('cost the same statements for ten candidates as for a hundred', async () => {
    await write();
    await seated(upTo(110));
    const statements = async (ns: readonly number[]): Promise<number> => {
      test.forget();
      expect(await issue({ enrolmentIds: ns.map(enrolment) })).toMatchObject({ issued: ns.length });
      return test.statements.length;
    };
    expect(await statements(upTo(10))).toBe(await statements(upTo(110).slice(10)));
  });
});

describe('who sees a summons', () => {
  it('the candidate their own, the school its pupils’, nobody else’s', async () => {
    await write();
    await seated([1, 2]);
    await told(test.context(), [tell(2, { establishmentUai: '0290001B' })]);
    await issue();
    const numbers = async (caller: Caller) => (await test.ask('{ candidateSummonses { edges { node { title } } } }', {}, caller)).data.candidateSummonses.edges.map(({ node }: { node: { title: string } }) => node.title);
    expect(await numbers(person('CAND', { candidates: [candidate(1)] }))).toEqual(['Convocation de Maïwenn Kergoat-1']);
    expect(await numbers(person('EST', { establishment: '0290001B' }))).toEqual(['Convocation de Maïwenn Kergoat-2']);
    const [{ id }] = await summonses();
    expect((await test.download(id, person('CAND', { candidates: [candidate(2)] }))).status).toBe(404);
    const mine = await test.download(id, person('CAND', { candidates: [candidate(1)] }));
    expect({ status: mine.status, begins: mine.body.toString().slice(0, 5) }).toEqual({ status: 200, begins: '%PDF-' });
  });
});

describe('a place moved by hand', () => {
  const moveTo = async (n: number, more: object) => {
    const [place] = await test.context().em.execute<{ id: string; version: number; sitting_id: string }[]>('select id, version, sitting_id from allocation where enrolment_id = ? order by sitting_id limit 1', [enrolment(n)]);
    return (await test.ask(`mutation ($input: MoveAllocationInput!) { moveAllocation(input: $input) { allocation { seat fixed room { code } } userErrors { code } } }`, {
      input: { id: place?.id, version: place?.version, sittingId: place?.sitting_id, reason: 'Plâtre au pied', ...more },
    })).data.moveAllocation;
  };

  it('before the summons needs a reason, and is refused to who saw an older version', async () => {
    await seated([1], [MORNING]);
    expect((await moveTo(1, { reason: ' ' })).userErrors).toEqual([{ code: 'MOVE_REASON_MISSING' }]);
    expect((await moveTo(1, { id: 'NO-ALL-0199a2b4-7c11-7d3e-8f00-0000000000ff' })).userErrors).toEqual([{ code: 'ALLOCATION_UNKNOWN' }]);
    expect((await moveTo(1, { version: 7 })).userErrors).toEqual([{ code: 'ALLOCATION_CHANGED_MEANWHILE' }]);
    expect((await moveTo(1, { room: 'Z9' })).userErrors).toEqual([{ code: 'ROOM_UNKNOWN' }]);
    expect(await moveTo(1, { room: 'A1' })).toEqual({ allocation: { seat: 1, fixed: true, room: { code: 'A1' } }, userErrors: [] });
  });

  it('to another paper is refused', async () => {
    const [, afternoon] = await seated([1]);
    expect((await moveTo(1, { sittingId: afternoon })).userErrors).toEqual([{ code: 'MOVE_TO_ANOTHER_PAPER' }]);
  });

  it('after the summons is refused, unless it is issued again', async () => {
    await write();
    await seated([1], [MORNING]);
    await issue();
    const other = await planCentresInBulk([planOf({ venue: { ...planOf().venue, code: 'BREST' }, sittings: [MORNING] })], test.context());
    const sittingId = other.ok ? other.value[0]?.sittings[0]?.id : undefined;
    expect((await moveTo(1, { sittingId })).userErrors).toEqual([{ code: 'MOVE_AFTER_SUMMONS' }]);
    expect((await moveTo(1, { sittingId, reissue: true })).userErrors).toEqual([]);
    expect((await summonses()).map(({ number, state, reason }: { number: number; state: string; reason: string }) => [number, state, reason]))
      .toEqual([[1, 'SUPERSEDED', null], [2, 'ISSUED', 'Plâtre au pied']]);
  });
});
