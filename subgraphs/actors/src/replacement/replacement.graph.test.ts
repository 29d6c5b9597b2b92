import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { Competence } from '../actor/competence.entity.ts';
import { CompetenceState } from '../actor/competence-acts.rules.ts';
import { ActorStatus } from '../actor/quality.rules.ts';
import { type Desk, openDesk, UUID } from '../summons/summons-desk.fixture.ts';

const REPLACE = `mutation ($input: ReplaceActorInput!) { replaceActor(input: $input) { summons { id state version issue date activity actor { id } document { version } } userErrors { code } } }`;
const POOL = `query ($input: PoolInput!) { poolFor(input: $input) { missions actor { id lastName } } }`;
const DECLARE = `mutation ($input: DeclareIncompatibilityInput!) { declareIncompatibility(input: $input) { incompatibility { id kind version changes { act by reason } } userErrors { code } } }`;
const DAY = '2026-07-01';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { em } = desk.test.context();
  const people = await em.find(Actor, { id: { $in: desk.people.slice(0, 20) } });
  for (const actor of people) em.create(Competence, { actor, rank: 1, role: ActorRole.MARKER, specialityCode: '40321004', discipline: null, from: '2020-01-01', to: null });
  const at = (i: number): Actor => people.find(({ id }) => id === desk.people[i]) as Actor;
  at(3).establishmentUai = '0350700A';
  at(4).status = ActorStatus.EXTERNAL;
  at(5).survivorId = desk.people[6] ?? null;
  await em.flush();
  await em.nativeUpdate(Competence, { actor: desk.people[7] as GlobalId }, { state: CompetenceState.PROPOSED });
  await em.nativeUpdate(Competence, { actor: desk.people[8] as GlobalId }, { to: '2026-06-30' });
});
afterAll(() => desk.test.close());

const replace = async (input: object): Promise<Answer['data']> => (await desk.test.ask(REPLACE, { input })).data.replaceActor;
const absent = async (actor: number, date: string = DAY): Promise<string> => {
  const { summons: { id } } = await desk.act('issueSummons', desk.mission(actor, { date }));
  const declared = await desk.test.ask('mutation ($input: AnnounceAbsenceInput!) { declareActorAbsence(input: $input) { summons { state } userErrors { code } } }', { input: { id, version: 1, justified: true, reason: 'Empêchement' } });
  expect(declared.data.declareActorAbsence).toEqual({ summons: { state: 'ABSENT_JUSTIFIED' }, userErrors: [] });
  return id;
};
const declare = async (input: object): Promise<Answer['data']> => (await desk.test.ask(DECLARE, { input })).data.declareIncompatibility;
const pool = async (changes: object = {}): Promise<string[]> => {
  const input = { mirex: 'NO', session: 2026, role: 'MARKER', speciality: '40321004', paper: '40321004.E1', date: DAY, halfDay: 'MORNING', first: 500, ...changes };
  return (await desk.test.ask(POOL, { input })).data.poolFor.map(({ actor }: { actor: { id: string } }) => actor.id);
};

describe('the pool of a mission', () => {
  it('leaves out whoever is merged, external without a payee file, not competent, or not any more', async () => {
    const found = await pool();
    expect(desk.people.map((id, i) => (found.includes(id) ? i : -1)).filter((i) => i >= 0)).toEqual([0, 1, 2, 3, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('leaves out those of the candidates’ school, the busy, and those who are kept from it', async () => {
    await desk.act('issueSummons', desk.mission(0, { date: DAY, halfDay: 'DAY' }));
    await declare({ actorId: desk.people[1], kind: 'PAPER', target: '40321004.E1', reason: 'Auteur du sujet' });
    await declare({ actorId: desk.people[2], kind: 'DATE', from: DAY, to: DAY, reason: 'Indisponible' });
    await declare({ actorId: desk.people[9], kind: 'ACTOR', target: desk.people[10], reason: 'Parenté' });
    await declare({ actorId: desk.people[11], kind: 'ESTABLISHMENT', target: '0350700A', reason: 'Ancien poste' });
    const found = await pool({ establishments: ['0350700A'], companions: [desk.people[9]] });
    expect([0, 1, 2, 3, 10, 11].filter((i) => found.includes(desk.people[i] as string))).toEqual([]);
    expect(await pool({ companions: [desk.people[10]] })).not.toContain(desk.people[9]);
    await declare({ actorId: desk.people[5], kind: 'CANDIDATE', target: globalId('NO', 'CAN', UUID), reason: 'Parenté' });
    expect(await pool({ candidates: [globalId('NO', 'CAN', UUID)] })).not.toContain(desk.people[6]);
    expect(found).toContain(desk.people[12]);
  });

  it('knows whoever was merged by the name that they had: what keeps two apart holds for who stands for them', async () => {
    await declare({ actorId: desk.people[13], kind: 'ACTOR', target: desk.people[5], reason: 'Parenté' });
    await declare({ actorId: desk.people[5], kind: 'ACTOR', target: desk.people[14], reason: 'Parenté' });
    const among = async (companion: number, others: readonly number[]): Promise<readonly number[]> => {
      const found = await pool({ companions: [desk.people[companion]] });
      return others.filter((other) => found.includes(desk.people[other] as string));
    };
    expect(await among(6, [12, 13, 14])).toEqual([12]);
    expect(await among(13, [6, 12])).toEqual([12]);
    expect(await among(14, [6, 12])).toEqual([12]);
  });

  it('costs three statements, whatever its size: the regulations of the edition, the pool, its people', async () => {
    desk.test.forget();
    await pool();
    expect(desk.asked()).toHaveLength(3);
  });
});

describe('replacing an absent actor', () => {
  let missing: string;
  beforeAll(async () => {
    missing = await absent(18);
  });

  it('summons the substitute at once for the same mission, once however often it is asked', async () => {
    const summonsId = await absent(12);
    const { summons, userErrors } = await replace({ summonsId, substituteId: desk.people[13] });
    expect({ summons, userErrors }).toMatchObject({ userErrors: [], summons: { state: 'ISSUED', issue: 1, date: DAY, activity: 'SCRIPT_MARKING', actor: { id: desk.people[13] }, document: { version: 1 } } });
    expect((await replace({ summonsId, substituteId: desk.people[13] })).summons.id).toBe(summons.id);
    expect(await replace({ summonsId, substituteId: desk.people[14] })).toEqual({ summons: null, userErrors: [{ code: 'REPLACED_ALREADY' }] });
  });

  it.each([
    ['who is busy', 0, {}, 'ACTOR_BUSY'],
    ['who wrote the subject', 1, {}, 'ACTOR_INCOMPATIBLE'],
    ['of the candidates’ own school', 3, { establishments: ['0350700A'] }, 'ACTOR_INCOMPATIBLE'],
    ['without the competence', 30, {}, 'ACTOR_WITHOUT_COMPETENCE'],
    ['whose competence nobody validated', 7, {}, 'ACTOR_WITHOUT_COMPETENCE'],
    ['whose competence has ended', 8, {}, 'ACTOR_WITHOUT_COMPETENCE'],
    ['from outside, without a payee file', 4, {}, 'PAYEE_FILE_MISSING'],
    ['who was merged', 5, {}, 'SUBSTITUTE_UNKNOWN'],
  ])('refuses a substitute %s', async (_why, substitute, changes, code) => {
    expect(await replace({ summonsId: missing, substituteId: desk.people[substitute], ...changes })).toEqual({ summons: null, userErrors: [{ code }] });
    expect(await desk.test.context().em.execute('select 1 from summons where replaces = ?', [missing])).toEqual([]);
  });

  it('refuses as long as nobody is absent', async () => {
    const { summons: { id } } = await desk.act('issueSummons', desk.mission(20, { date: '2026-07-03' }));
    expect(await replace({ summonsId: id, substituteId: desk.people[15] })).toMatchObject({ userErrors: [{ code: 'ABSENCE_NOT_RECORDED' }] });
    expect(await replace({ summonsId: globalId('NO', 'SUM', UUID), substituteId: desk.people[15] })).toMatchObject({ userErrors: [{ code: 'SUMMONS_UNKNOWN' }] });
  });

  it('gives the mission to one of two who are asked at once', async () => {
    const summonsId = await absent(16, '2026-07-04');
    const payloads = await Promise.all([14, 15].map((substitute) => replace({ summonsId, substituteId: desk.people[substitute] })));
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'REPLACED_ALREADY' }]);
  });
});

describe('an incompatibility', () => {
  it.each([
    ['of nobody', { actorId: globalId('NO', 'ACT', UUID), kind: 'DATE', from: DAY }, 'ACTOR_UNKNOWN'],
    ['with what is no school', { kind: 'ESTABLISHMENT', target: 'x' }, 'INCOMPATIBILITY_TARGET'],
    ['with oneself', { kind: 'ACTOR', target: 'SELF' }, 'INCOMPATIBILITY_WITH_ONESELF'],
    ['of days without one', { kind: 'DATE' }, 'INCOMPATIBILITY_PERIOD'],
    ['of days the wrong way round', { kind: 'DATE', from: DAY, to: '2026-01-01' }, 'INCOMPATIBILITY_PERIOD'],
    ['without a reason', { kind: 'DATE', from: DAY, reason: ' ' }, 'INCOMPATIBILITY_REASON_EMPTY'],
  ])('is refused %s', async (_why, changes: object, code) => {
    const self = 'target' in changes && changes.target === 'SELF' ? { target: desk.people[21] } : {};
    expect(await declare({ actorId: desk.people[21], reason: 'Motif', ...changes, ...self })).toEqual({ incompatibility: null, userErrors: [{ code }] });
  });

  it('is declared once, lifted once, and traced', async () => {
    const input = { actorId: desk.people[22], kind: 'DATE', from: DAY, to: DAY, reason: 'Absent' };
    const { incompatibility } = await declare(input);
    expect((await declare(input)).userErrors).toEqual([{ code: 'INCOMPATIBILITY_DECLARED_ALREADY' }]);
    const lift = (id: string = incompatibility.id): Promise<Answer> => desk.test.ask('mutation ($id: ID!) { withdrawIncompatibility(id: $id, reason: "Erreur") { incompatibility { withdrawn changes { act version by reason } } userErrors { code } } }', { id });
    expect((await lift()).data.withdrawIncompatibility.incompatibility).toEqual({ withdrawn: true, changes: [
      { act: 'DECLARED', version: 1, by: 'agent-no', reason: 'Absent' }, { act: 'WITHDRAWN', version: 2, by: 'agent-no', reason: 'Erreur' },
    ] });
    expect((await lift()).data.withdrawIncompatibility.userErrors).toEqual([{ code: 'INCOMPATIBILITY_WITHDRAWN' }]);
    expect((await lift(globalId('NO', 'INC', UUID))).data.withdrawIncompatibility.userErrors).toEqual([{ code: 'INCOMPATIBILITY_UNKNOWN' }]);
    const told = await desk.test.context().em.execute<{ version: number; payload: object }[]>('select version, payload from outbox where key = ? order by version', [incompatibility.id]);
    expect(told).toEqual([false, true].map((withdrawn, i) => ({ version: i + 1, payload: { id: incompatibility.id, actorId: desk.people[22], kind: 'DATE', target: '', from: DAY, to: DAY, withdrawn } })));
  });
});

describe('among five thousand', () => {
  it('a substitute is found and summoned through the graph, with the same statements as among twenty', async () => {
    const { test } = desk;
    const { em } = test.context();
    const summonsId = await absent(15, '2026-07-02');
    const few = await replaceCounted(summonsId, 16);
    await em.execute(`insert into actor (id, last_name, first_name, registered_at) select 'NO-ACT-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), 'Renfort-' || n, 'Zoé', now() from generate_series(1, 5000) as n`);
    await em.execute(`insert into competence (actor_id, rank, role, speciality_code, from_date) select id, 1, 'MARKER', '40321004', '2020-01-01' from actor where last_name like 'Renfort-%'`);
    await em.execute('analyze');
    const again = await absent(17, '2026-07-02');
    expect(await replaceCounted(again, 19)).toEqual(few);
  });
});

/** Reads who could take a mission over, gives it to one of them, and says how many statements each took. */
async function replaceCounted(summonsId: string, substitute: number): Promise<{ found: number; read: number; written: number }> {
  desk.test.forget();
  const { data } = await desk.test.ask('query ($id: ID!) { summons(id: $id) { substitutes { actor { id } } } }', { id: summonsId });
  const read = desk.asked().length;
  desk.test.forget();
  expect((await replace({ summonsId, substituteId: desk.people[substitute] })).userErrors).toEqual([]);
  return { found: Math.min(data.summons.substitutes.length, 5), read, written: desk.asked().length };
}
