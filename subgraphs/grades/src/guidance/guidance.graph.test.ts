import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { GlobalId } from '@mirex/schema/global-id';
import type { ScheduleFact } from '@mirex/schema/session-facts';

import { EDITION } from '../deliberation/session.fixture.ts';
import { first, marker, MarkingDesk, PAPER, uuid } from '../marking/marking.fixture.ts';
import { advanceGuidance } from './guidance.service.ts';

const OPENING = '2026-06-10T16:00:00Z';
const SECOND = 1_000;
const at = (zone: string, endsAt: string): ScheduleFact => ({ session: 2026, zone, paper: PAPER, round: 'FIRST_GROUP', kind: 'SITTING', startsAt: '2026-06-10T06:00:00Z', endsAt });
const SCHEDULE = [at('METRO', '2026-06-10T10:00:00Z'), at('ANTILLES_GUYANE', OPENING)];
const OTHER: Caller = { sub: 'agent-other', roles: ['UNIT'], mirex: ['NO'] };

let clock = new Date(OPENING);
let desk: MarkingDesk;
let edition = 1;
beforeAll(async () => {
  desk = await MarkingDesk.open(() => clock, { schedule: SCHEDULE });
});
afterAll(() => desk.test.close());
beforeEach(async () => {
  clock = new Date('2026-06-09T09:00:00Z');
  await desk.again();
  await desk.dealt();
});

const GUIDANCE = 'id number state title visibleAt version document { version sha256 } paper { code }';
const deposit = async (more: object = {}, caller?: Caller) => (await desk.test.ask(`mutation ($input: DepositGuidanceInput!) { depositMarkingGuidance(input: $input) { guidance { ${GUIDANCE} } userErrors { code } } }`, {
  input: { idempotencyKey: randomUUID(), mirex: 'NO', session: 2026, paper: PAPER, kind: 'ANSWER_KEY', title: 'Corrigé', body: 'Question 1 : deux points.\n\nQuestion 2 : le reste.', visibleAt: OPENING, ...more },
}, caller)).data.depositMarkingGuidance;
const validate = async ({ id, version }: { id: string; version: number }, caller = OTHER) =>
  (await desk.test.ask('mutation ($input: GuidanceActInput!) { validateMarkingGuidance(input: $input) { guidance { id state version } userErrors { code } } }', { input: { guidanceId: id, version } }, caller)).data.validateMarkingGuidance;
const withdraw = async ({ id, version }: { id: string; version: number }, reason = 'Erreur au barème') =>
  (await desk.test.ask('mutation ($input: WithdrawGuidanceInput!) { withdrawMarkingGuidance(input: $input) { guidance { id state version } userErrors { code } } }', { input: { guidanceId: id, version, reason } })).data.withdrawMarkingGuidance;
const inForce = async (more: object = {}) => {
  const { guidance } = await deposit(more);
  return (await validate(guidance)).guidance;
};
/** What a caller finds by every path there is. */
const found = async (id: string, caller: Caller) => {
  const { data } = await desk.test.ask(
    'query ($id: ID!, $any: [_Any!]!) { markingGuidance(id: $id) { body } markingGuidances { totalCount edges { node { title } } } _entities(representations: $any) { ... on MarkingGuidance { title document { url } } } }',
    { id, any: [{ __typename: 'MarkingGuidance', id }] }, caller,
  );
  return [data.markingGuidance !== null, data.markingGuidances.totalCount > 0, data.markingGuidances.edges.length > 0, data._entities[0] !== null, (await desk.test.download(id, caller)).status === 200];
};
const NOTHING = [false, false, false, false, false];
const EVERYTHING = [true, true, true, true, true];

describe('guidance for markers', () => {
  it('is seen by the paper’s markers from its instant and not one second earlier, by any path; by the desk before', async () => {
    const { id } = await inForce();
    clock = new Date(Date.parse(OPENING) - SECOND);
    expect(await found(id, marker(1))).toEqual(NOTHING);
    expect(await found(id, OTHER)).toEqual(EVERYTHING);
    expect(await found(id, { ...marker(1), roles: ['EXAM', 'UNIT', 'HEAD'], mirex: ['SE'] })).toEqual(NOTHING);
    clock = new Date(OPENING);
    expect(await found(id, marker(1))).toEqual(EVERYTHING);
    expect(await found(id, marker(3))).toEqual(NOTHING);
  });

  it('is not seen while somebody sits the paper after all, because the schedule was changed', async () => {
    const { id } = await inForce();
    clock = new Date(OPENING);
    const later = [...SCHEDULE, at('POLYNESIE', '2026-06-10T22:00:00Z')];
    await keepEdition(desk.test.context().em, { number: (edition += 1), dataSets: { ...EDITION, schedule: later } });
    expect(await found(id, marker(1))).toEqual(NOTHING);
    clock = new Date('2026-06-10T22:00:00Z');
    expect(await found(id, marker(1))).toEqual(EVERYTHING);
    await keepEdition(desk.test.context().em, { number: (edition += 1), dataSets: { ...EDITION, schedule: SCHEDULE } });
  });

  it('is not seen before it is validated, nor when another is in its place, nor when it is withdrawn; its history says who did what', async () => {
    clock = new Date('2026-06-10T18:00:00Z');
    const { guidance: deposited } = await deposit();
    expect(await found(deposited.id, marker(1))).toEqual(NOTHING);
    await validate(deposited);
    const next = await inForce({ title: 'Corrigé, deuxième version' });
    expect([await found(deposited.id, marker(1)), await found(next.id, marker(1))]).toEqual([[false, true, true, false, false], EVERYTHING]);
    expect((await withdraw(next)).guidance.state).toBe('WITHDRAWN');
    expect(await found(next.id, marker(1))).toEqual(NOTHING);
    const { data } = await desk.test.ask('{ markingGuidances { edges { node { number state changes { by stateBefore stateAfter reason } } } } }');
    expect(data.markingGuidances.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { number: 1, state: 'SUPERSEDED', changes: [
        { by: 'agent-no', stateBefore: null, stateAfter: 'DEPOSITED', reason: null }, { by: 'agent-other', stateBefore: 'DEPOSITED', stateAfter: 'VALIDATED', reason: null },
        { by: 'agent-other', stateBefore: 'VALIDATED', stateAfter: 'SUPERSEDED', reason: 'Remplacée par le numéro 2' }] },
      { number: 2, state: 'WITHDRAWN', changes: [
        { by: 'agent-no', stateBefore: null, stateAfter: 'DEPOSITED', reason: null }, { by: 'agent-other', stateBefore: 'DEPOSITED', stateAfter: 'VALIDATED', reason: null },
        { by: 'agent-no', stateBefore: 'VALIDATED', stateAfter: 'WITHDRAWN', reason: 'Erreur au barème' }] },
    ]);
  });

  it.each<[string, object, string]>([
    ['of no paper', { paper: 'X.E9' }, 'GUIDANCE_PAPER_UNKNOWN'],
    ['that says nothing', { body: ' ' }, 'GUIDANCE_EMPTY'],
    ['that is a book', { body: 'x'.repeat(20_001) }, 'GUIDANCE_TOO_LONG'],
    ['a second before the last zone has finished', { visibleAt: '2026-06-10T15:59:59Z' }, 'GUIDANCE_EMBARGO_TOO_EARLY'],
    ['of a paper that ends nobody knows when', { session: 2027 }, 'GUIDANCE_PAPER_END_UNKNOWN'],
  ])('%s is refused', async (_why, more, code) => expect((await deposit(more)).userErrors).toEqual([{ code }]));

  it('is validated by another hand, once, on the version that was read', async () => {
    const { guidance } = await deposit();
    expect((await validate(guidance, { ...OTHER, sub: 'agent-no' })).userErrors).toEqual([{ code: 'GUIDANCE_SAME_HAND' }]);
    expect((await validate({ ...guidance, version: 9 })).userErrors).toEqual([{ code: 'GUIDANCE_CHANGED_MEANWHILE' }]);
    const { guidance: valid } = await validate(guidance);
    expect((await validate(valid)).userErrors).toEqual([{ code: 'GUIDANCE_STATE' }]);
    expect((await withdraw(valid, ' ')).userErrors).toEqual([{ code: 'GUIDANCE_REASON_MISSING' }]);
    expect((await withdraw({ id: `NO-MGU-${uuid(9)}`, version: 1 })).userErrors).toEqual([{ code: 'GUIDANCE_UNKNOWN' }]);
  });

  it('that is withdrawn while the next is validated is withdrawn, and the next is in force: neither blocks the other', async () => {
    const current = await inForce();
    const { guidance: next } = await deposit({ title: 'Corrigé, deuxième version' });
    const second = await meanwhile(
      desk.test.context(), (held) => held.em.execute('select from marking_guidance where id = ? for update', [current.id]),
      () => advanceGuidance(next.id, next.version, { act: 'VALIDATE', reason: null }, { ...desk.test.context(), caller: OTHER }),
      (held) => advanceGuidance(current.id, current.version, { act: 'WITHDRAW', reason: 'Erreur' }, held),
    );
    expect(second).toMatchObject({ ok: true, value: { state: 'VALIDATED' } });
    expect(await desk.test.context().em.execute('select number, state from marking_guidance order by number')).toEqual([{ number: 1, state: 'WITHDRAWN' }, { number: 2, state: 'VALIDATED' }]);
  });

  it('that two withdraw at once is withdrawn by one; asked for under one key it is deposited once', async () => {
    const { id, version } = await inForce();
    const act = { act: 'WITHDRAW', reason: 'Erreur' } as const;
    const second = await meanwhile(desk.test.context(), (held) => advanceGuidance(id as GlobalId, version, act, held), () => advanceGuidance(id as GlobalId, version, act, desk.test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'GUIDANCE_CHANGED_MEANWHILE' } });
    const idempotencyKey = randomUUID();
    expect(await deposit({ idempotencyKey })).toEqual(await deposit({ idempotencyKey }));
  });
});

it('no batch of paper leaves before the last zone has finished', async () => {
  await desk.again();
  const batch = first(await desk.dealt({ medium: 'PAPER' }));
  const send = () => desk.act('sendMarkingBatch', 'CountBatchInput', { batchId: batch.id, version: batch.version, scripts: batch.scripts.length });
  clock = new Date(Date.parse(OPENING) - SECOND);
  expect((await send()).userErrors).toEqual([{ code: 'SENT_BEFORE_PAPER_END' }]);
  clock = new Date(OPENING);
  expect((await send()).userErrors).toEqual([]);
});
