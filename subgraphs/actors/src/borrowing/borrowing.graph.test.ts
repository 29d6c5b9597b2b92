import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import type { PeerAddress } from '@mirex/kit/peer/ask-peers';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { Competence } from '../actor/competence.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const BORROW = 'mutation ($input: BorrowActorInput!) { borrowActor(input: $input) { state userErrors { code message } } }';
const ANSWER = 'mutation ($input: AnswerLoanInput!) { answerLoan(input: $input) { state userErrors { code } } }';
const ISSUE = 'mutation ($input: IssueSummonsInput!) { issueSummons(input: $input) { summons { id state actor { id } document { version } } userErrors { code } } }';
const DAY = '2026-06-10';

let now = new Date('2026-05-01T08:00:00Z');
const addresses = new Map<string, PeerAddress>();
let no: TestInstance;
let ne: TestInstance;
let se: TestInstance;
beforeAll(async () => {
  const open = (owner: 'NO' | 'NE' | 'SE'): Promise<TestInstance> => testInstance(actors, { owner, dataSets: EDITION, now: () => now, peers: (to) => addresses.get(`${owner} to ${to}`) });
  [no, ne, se] = await Promise.all([open('NO'), open('NE'), open('SE')]);
  addresses.set('NO to SE', await se.listen('NO'));
  addresses.set('NE to SE', await se.listen('NE'));
});
afterAll(() => Promise.all([no.close(), ne.close(), se.close()]));

async function actorOfSe(): Promise<GlobalId> {
  const { em, newId } = se.context();
  const actor = em.create(Actor, { id: newId('ACT'), lastName: 'Fabre', firstName: 'Inès', establishmentUai: '0350700A', registeredAt: now, version: 1 });
  em.create(Competence, { actor, rank: 1, role: ActorRole.MARKER, specialityCode: null, discipline: null, from: '2020-01-01', to: null });
  await em.flush();
  return actor.id;
}

const borrow = async (actorId: string, changes: object = {}, by = no, mirex = 'NO'): Promise<Answer['data']> =>
  (await by.ask(BORROW, { input: { mirex, actorId, session: 2026, role: 'MARKER', speciality: '40321004', paper: '40321004.E1', date: DAY, halfDay: 'MORNING', ...changes } })).data.borrowActor;
const answer = async (actorId: string, agreed: boolean, caller?: Caller): Promise<Answer['data']> =>
  (await se.ask(ANSWER, { input: { actorId, forMirex: 'NO', date: DAY, halfDay: 'MORNING', agreed } }, caller)).data.answerLoan;
let keys = 0;
const issue = async (actorId: string, changes: object = {}): Promise<Answer['data']> => {
  keys += 1;
  const input = { actorId, session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', paper: '40321004.E1', date: DAY, halfDay: 'MORNING', quantity: 20, idempotencyKey: `borrowed-${keys}`, ...changes };
  return (await no.ask(`mutation ($input: IssueSummonsesInput!) { issueSummonses(input: $input) { summonses { id state actor { id } document { version } } refused { error { code } } } }`,
    { input: { mirex: 'NO', forecast: false, idempotencyKey: `borrowed-${keys}-bulk`, lines: [without(input)] } })).data.issueSummonses;
};
const without = ({ idempotencyKey: _key, ...line }: { idempotencyKey: string }): object => line;
const codes = ({ userErrors }: Answer['data']): string[] => userErrors.map(({ code }: { code: string }) => code);

describe('an actor of another MIREX', () => {
  it('is held there, agreed to by the school, then summoned here and nowhere else', async () => {
    const id = await actorOfSe();
    expect(await issue(id)).toMatchObject({ summonses: [], refused: [{ error: { code: 'ACTOR_UNKNOWN' } }] });
    expect(await borrow(id)).toEqual({ state: 'REQUESTED', userErrors: [] });
    expect(await issue(id)).toMatchObject({ refused: [{ error: { code: 'ACTOR_NOT_LENT' } }] });
    expect(codes(await borrow(id, {}, ne, 'NE'))).toEqual(['LOAN_REFUSED']);
    expect((await se.ask(ISSUE, { input: { actorId: id, session: 2026, activity: 'SCRIPT_MARKING', date: DAY, halfDay: 'DAY', quantity: 1, idempotencyKey: 'at home' } })).data.issueSummons.userErrors).toEqual([{ code: 'SUMMONS_OVERLAPS' }]);

    const head: Caller = { sub: 'head', roles: ['EST'], mirex: ['SE'], establishment: '0350700A' };
    expect(await answer(id, true, { ...head, establishment: '0350701B' })).toEqual({ state: null, userErrors: [{ code: 'LOAN_UNKNOWN' }] });
    expect(await answer(id, true, head)).toEqual({ state: 'AGREED', userErrors: [] });
    expect(await borrow(id)).toEqual({ state: 'AGREED', userErrors: [] });
    const { summonses: [summons] } = await issue(id);
    expect(summons).toMatchObject({ state: 'ISSUED', actor: { id }, document: { version: 1 } });
    expect((await no.download(summons.id)).status).toBe(200);
    expect((await no.download(summons.id, { sub: 'ines', roles: ['EXAM'], mirex: ['SE'], actor: id })).status).toBe(200);
    expect(await issue(id, { halfDay: 'AFTERNOON' })).toMatchObject({ refused: [{ error: { code: 'ACTOR_NOT_LENT' } }] });
  });

  it('is free again when nobody answers in time', async () => {
    const id = await actorOfSe();
    await borrow(id);
    now = new Date(now.getTime() + 49 * 3_600_000);
    expect(await answer(id, true)).toEqual({ state: null, userErrors: [{ code: 'LOAN_UNKNOWN' }] });
    expect(await borrow(id, {}, ne, 'NE')).toMatchObject({ state: 'REQUESTED' });
    expect(codes(await borrow(id))).toEqual(['LOAN_REFUSED']);
  });

  it('is free again when the school declines', async () => {
    const id = await actorOfSe();
    await borrow(id);
    expect(await answer(id, false)).toEqual({ state: 'NONE', userErrors: [] });
    expect(await answer(id, true)).toMatchObject({ userErrors: [{ code: 'LOAN_UNKNOWN' }] });
  });

  it('is lent to one of two MIREX that ask at once', async () => {
    const id = await actorOfSe();
    const answers = await Promise.all([borrow(id), borrow(id, {}, ne, 'NE')]);
    expect(answers.filter(({ state }) => state === 'REQUESTED')).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(['LOAN_REFUSED']);
  });

  it.each([
    ['who is this MIREX’s own', globalId('NO', 'ACT', UUID), {}, 'BORROW_OWN_ACTOR'],
    ['whom that MIREX does not know', globalId('SE', 'ACT', UUID), {}, 'LOAN_REFUSED'],
    ['of a MIREX that is down', globalId('OI', 'ACT', UUID), {}, 'PEER_UNAVAILABLE'],
  ])('is not borrowed: one %s', async (_why, id, changes, code) => {
    expect(codes(await borrow(id, changes))).toEqual([code]);
    expect(await no.context().em.execute('select 1 from borrowed_actor where actor_id = ?', [id])).toEqual([]);
  });

  it('is not reserved by people', async () => {
    const { errors } = await se.ask('mutation { reserveActor(input: { actorId: "SE-ACT-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f", forMirex: "NO", session: 2026, role: MARKER, date: "2026-06-10", halfDay: MORNING }) { state } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
