import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { Actor } from './actor.entity.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const REVISE = 'mutation ($input: ReviseActorInput!) { reviseActor(input: $input) { actor { lastName status qualities payeeFile version changes { act before after reason } } userErrors { code } } }';
const PROPOSE = 'mutation ($input: ProposeCompetenceInput!) { proposeCompetence(input: $input) { competence { rank state proposedBy } userErrors { code } } }';
const DECIDE = 'mutation ($input: DecideCompetenceInput!) { decideCompetence(input: $input) { competence { state decidedBy } userErrors { code } } }';
const END = 'mutation ($input: EndCompetenceInput!) { endCompetence(input: $input) { competence { to } userErrors { code } } }';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(actors, {
    dataSets: EDITION,
    subscriptions: { 'actor.changed': ['finance'] },
  });
});
afterAll(() => test.close());

const register = async (): Promise<GlobalId> => {
  const { em, newId, now } = test.context();
  const id = newId('ACT');
  em.create(Actor, { id, lastName: 'Le Bihan', firstName: 'Yann', establishmentUai: '0350700A', registeredAt: now(), version: 1 });
  await em.flush();
  return id;
};
const of = async (query: string, name: string, input: object): Promise<Answer['data']> => (await test.ask(query, { input })).data[name];
const competence = (changes: object = {}): object => ({ role: 'EXAMINER', speciality: '40321004', from: '2025-09-01', ...changes });

describe('revising an actor', () => {
  it('keeps old and new, and tells finance', async () => {
    const id = await register();
    const { actor, userErrors } = await of(REVISE, 'reviseActor', { id, version: 1, reason: 'Mutation', lastName: 'Le Goff', status: 'TEACHER', qualities: ['TEACHER_UNDER_CONTRACT'], payeeFile: true });
    expect(userErrors).toEqual([]);
    expect(actor).toMatchObject({ lastName: 'Le Goff', status: 'TEACHER', qualities: ['TEACHER_UNDER_CONTRACT'], version: 2, changes: [{ act: 'REVISED', reason: 'Mutation', before: expect.stringContaining('Le Bihan'), after: expect.stringContaining('Le Goff') }] });
    const [told] = await test.context().em.execute('select version, payload from outbox where key = ?', [id]);
    expect(told).toMatchObject({ version: 2, payload: { lastName: 'Le Goff', status: 'TEACHER', state: 'ACTIVE', survivorId: null } });
  });

  it.each([
    ['nobody', { id: globalId('NO', 'ACT', UUID) }, 'ACTOR_UNKNOWN'],
    ['a version that is past', { version: 7 }, 'ACTOR_CHANGED_MEANWHILE'],
    ['an empty name', { lastName: ' ' }, 'ACTOR_NAME_EMPTY'],
    ['a school of another MIREX', { establishment: '0670001B' }, 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
  ])('refuses %s', async (_why, changes, code) => {
    const id = await register();
    expect(await of(REVISE, 'reviseActor', { id, version: 1, reason: 'Essai', ...changes })).toEqual({ actor: null, userErrors: [{ code }] });
    expect(await test.context().em.findOneOrFail(Actor, { id })).toMatchObject({ version: 1, lastName: 'Le Bihan' });
  });

  it('goes on with whom somebody was merged into', async () => {
    const [id, survivor] = [await register(), await register()];
    await test.context().em.nativeUpdate(Actor, { id }, { survivorId: survivor });
    expect(await of(REVISE, 'reviseActor', { id, version: 1, reason: 'Essai', lastName: 'Le Goff' })).toEqual({ actor: null, userErrors: [{ code: 'ACTOR_MERGED' }] });
  });

  it('is done by one of two at once', async () => {
    const id = await register();
    const answers = await Promise.all(['A', 'B'].map((lastName) => of(REVISE, 'reviseActor', { id, version: 1, reason: 'Essai', lastName })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'ACTOR_CHANGED_MEANWHILE' }]);
  });
});

describe('a competence', () => {
  it('is proposed, validated, then ended', async () => {
    const actorId = await register();
    expect(await of(PROPOSE, 'proposeCompetence', { actorId, competence: competence() })).toEqual({ competence: { rank: 1, state: 'PROPOSED', proposedBy: 'agent-no' }, userErrors: [] });
    expect(await of(END, 'endCompetence', { actorId, rank: 1, on: '2026-01-01' })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_NOT_VALID' }] });
    expect(await of(DECIDE, 'decideCompetence', { actorId, rank: 1, valid: true })).toMatchObject({ competence: { state: 'VALID', decidedBy: 'agent-no' } });
    expect(await of(DECIDE, 'decideCompetence', { actorId, rank: 1, valid: false })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_NOT_PROPOSED' }] });
    expect(await of(END, 'endCompetence', { actorId, rank: 1, on: '2025-08-31' })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_ENDS_BEFORE_IT_BEGINS' }] });
    expect(await of(END, 'endCompetence', { actorId, rank: 1, on: '2026-08-31' })).toMatchObject({ competence: { to: '2026-08-31' } });
    expect(await of(DECIDE, 'decideCompetence', { actorId, rank: 9, valid: true })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_UNKNOWN' }] });
  });

  it('is not proposed over the same one, but may be after a refusal', async () => {
    const actorId = await register();
    await of(PROPOSE, 'proposeCompetence', { actorId, competence: competence() });
    expect(await of(PROPOSE, 'proposeCompetence', { actorId, competence: competence({ from: '2026-01-01' }) })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_OVERLAPS' }] });
    await of(DECIDE, 'decideCompetence', { actorId, rank: 1, valid: false });
    expect(await of(PROPOSE, 'proposeCompetence', { actorId, competence: competence() })).toMatchObject({ competence: { rank: 2 } });
  });

  it('towards a BTSA asks a teacher for titles', async () => {
    const actorId = await register();
    await of(REVISE, 'reviseActor', { id: actorId, version: 1, reason: 'Statut', status: 'TEACHER' });
    await of(PROPOSE, 'proposeCompetence', { actorId, competence: competence({ speciality: '32321308' }) });
    expect(await of(DECIDE, 'decideCompetence', { actorId, rank: 1, valid: true })).toMatchObject({ userErrors: [{ code: 'COMPETENCE_TITLES_MISSING' }] });
    await of(REVISE, 'reviseActor', { id: actorId, version: 2, reason: 'Titres vus', qualities: ['BTSA_TITLES'] });
    expect(await of(DECIDE, 'decideCompetence', { actorId, rank: 1, valid: true })).toMatchObject({ competence: { state: 'VALID' } });
  });

  it('is proposed once by two at once', async () => {
    const actorId = await register();
    const answers = await Promise.all([1, 2].map(() => of(PROPOSE, 'proposeCompetence', { actorId, competence: competence() })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'COMPETENCE_OVERLAPS' }]);
  });
});
