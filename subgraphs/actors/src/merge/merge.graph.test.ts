import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { receive } from '@mirex/kit/events/inbox';
import { erasePerson } from '@mirex/kit/privacy/erase-person';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { personal } from '../personal-data.ts';
import { actors } from '../subgraph.ts';
import { type Desk, NOW, openDesk, UUID } from '../summons/summons-desk.fixture.ts';

const one: Caller = { sub: 'first', roles: ['TRANS'], mirex: ['NO'] };
const other: Caller = { ...one, sub: 'second' };
const PROPOSE = 'mutation ($survivorId: ID!, $mergedId: ID!) { proposeMerge(survivorId: $survivorId, mergedId: $mergedId, reason: "Doublon") { merge { id state } userErrors { code } } }';
const CONFIRM = 'mutation ($input: ConfirmMergeInput!) { confirmMerge(input: $input) { merge { state merged { survivor { id } } changes { act by } } userErrors { code } } }';
const UNDO = 'mutation ($id: ID!) { undoMerge(id: $id, reason: "Erreur") { merge { state } userErrors { code } } }';

let now = NOW;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(() => now);
});
afterAll(() => desk.test.close());

const ask = async (query: string, variables: object, caller: Caller = one): Promise<Answer['data']> => Object.values((await desk.test.ask(query, variables, caller)).data)[0];
const id = (actor: number): GlobalId => desk.people[actor] as GlobalId;
const propose = (survivor: number, merged: number): Promise<Answer['data']> => ask(PROPOSE, { survivorId: id(survivor), mergedId: id(merged) });
const proposed = async (survivor: number, merged: number): Promise<string> => (await propose(survivor, merged)).merge.id;
const confirm = (merge: string, changes: object = {}, caller = other): Promise<Answer['data']> => ask(CONFIRM, { input: { id: merge, ...changes } }, caller);
const numbers = (actor: number, fields: Partial<Actor>): Promise<number> => desk.test.context().em.nativeUpdate(Actor, { id: id(actor) }, fields);

describe('a merge', () => {
  it('gives the survivor the missions, redirects the id for ever, and is undone in time', async () => {
    const { summons } = await desk.act('issueSummons', desk.mission(1, { date: '2026-07-01' }));
    const merge = await proposed(0, 1);
    expect(await confirm(merge, {}, one)).toMatchObject({ userErrors: [{ code: 'MERGE_SAME_HAND' }] });
    expect(await confirm(merge)).toMatchObject({ userErrors: [], merge: { state: 'CONFIRMED', merged: { survivor: { id: id(0) } }, changes: [{ act: 'PROPOSED', by: 'first' }, { act: 'CONFIRMED', by: 'second' }] } });
    expect(await confirm(merge)).toMatchObject({ userErrors: [{ code: 'MERGE_STATE' }] });
    const issued = (await desk.act('issueSummons', desk.mission(1, { date: '2026-07-02' }))).summons;
    const owner = async (summonsId: string): Promise<string> => (await desk.test.ask('query ($id: ID!) { summons(id: $id) { actor { id } } }', { id: summonsId })).data.summons.actor.id;
    expect([await owner(summons.id), await owner(issued.id)]).toEqual([id(0), id(0)]);
    expect(await ask(UNDO, { id: merge })).toMatchObject({ merge: { state: 'UNDONE' }, userErrors: [] });
    expect([await owner(summons.id), await owner(issued.id)]).toEqual([id(1), id(0)]);
    expect(await ask(UNDO, { id: merge })).toMatchObject({ userErrors: [{ code: 'MERGE_STATE' }] });
  });

  it('follows redirects that were there, and refuses a cycle', async () => {
    await confirm(await proposed(3, 2));
    await confirm(await proposed(4, 3));
    expect((await desk.test.context().em.findOneOrFail(Actor, { id: id(2) })).survivorId).toBe(id(4));
    const told = await desk.test.context().em.execute(`select payload ->> 'survivorId' as survivor from outbox where topic = 'actor.changed' and key = ? order by version`, [id(2)]);
    expect(told).toEqual([{ survivor: id(3) }, { survivor: id(4) }]);
    expect(await propose(2, 4)).toMatchObject({ userErrors: [{ code: 'MERGE_CYCLE' }] });
    expect(await propose(5, 3)).toMatchObject({ userErrors: [{ code: 'MERGE_CYCLE' }] });
  });

  it('is refused to two who were summoned at the same hour', async () => {
    for (const actor of [6, 7]) {
      const { summons: { id: summonsId } } = await desk.act('issueSummons', desk.mission(actor, { date: '2026-05-04' }));
      await desk.act('acknowledgeSummons', { id: summonsId, version: 1 });
      await desk.act('recordHonoured', { id: summonsId, version: 2 });
    }
    expect(await confirm(await proposed(6, 7))).toEqual({ merge: null, userErrors: [{ code: 'MERGE_BOTH_SUMMONED' }] });
  });

  it('asks which number counts when there are two', async () => {
    await numbers(8, { nirFingerprint: 'a'.repeat(64), ibanFingerprint: 'c'.repeat(64) });
    await numbers(9, { nirFingerprint: 'b'.repeat(64), ibanFingerprint: 'd'.repeat(64) });
    const merge = await proposed(8, 9);
    expect(await confirm(merge)).toMatchObject({ userErrors: [{ code: 'MERGE_TWO_NIR' }] });
    expect(await confirm(merge, { keepNir: 'SURVIVOR' })).toMatchObject({ userErrors: [{ code: 'MERGE_TWO_IBAN' }] });
    expect(await confirm(merge, { keepNir: 'SURVIVOR', keepIban: 'MERGED' })).toMatchObject({ userErrors: [] });
    expect(await desk.test.context().em.findOneOrFail(Actor, { id: id(8) })).toMatchObject({ nirFingerprint: 'a'.repeat(64), ibanFingerprint: 'd'.repeat(64) });
  });

  it('is not undone when its time is past', async () => {
    const merge = await proposed(10, 11);
    await confirm(merge);
    now = new Date(NOW.getTime() + 31 * 24 * 3_600_000);
    expect(await ask(UNDO, { id: merge })).toMatchObject({ userErrors: [{ code: 'MERGE_UNDO_TOO_LATE' }] });
    now = NOW;
  });

  it('is confirmed by one of two at once', async () => {
    const merge = await proposed(12, 13);
    const answers = await Promise.all([confirm(merge), confirm(merge, {}, { ...other, sub: 'third' })]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'MERGE_STATE' }]);
  });

  it('is refused with oneself, across MIREX and of nobody', async () => {
    expect(await propose(14, 14)).toMatchObject({ userErrors: [{ code: 'MERGE_WITH_ITSELF' }] });
    expect(await ask(PROPOSE, { survivorId: id(14), mergedId: globalId('SE', 'ACT', UUID) })).toMatchObject({ userErrors: [{ code: 'MERGE_OF_TWO_MIREX' }] });
    expect(await ask(PROPOSE, { survivorId: id(14), mergedId: globalId('NO', 'ACT', UUID) })).toMatchObject({ userErrors: [{ code: 'ACTOR_UNKNOWN' }] });
    expect(await confirm(globalId('NO', 'MRG', UUID))).toMatchObject({ userErrors: [{ code: 'MERGE_UNKNOWN' }] });
  });
});

it('finds those who look like one person, the surest first', async () => {
  await numbers(20, { lastName: 'Guéguen', firstName: 'Anna', establishmentUai: '0350700A' });
  await numbers(21, { lastName: 'GUÉGUEN', firstName: 'anna', establishmentUai: '0350700A' });
  await numbers(22, { lastName: 'Tanguy', firstName: 'Luc', nirFingerprint: 'e'.repeat(64) });
  await numbers(23, { lastName: 'Tanguy-Le Bris', firstName: 'Luc', nirFingerprint: 'e'.repeat(64) });
  await numbers(24, { lastName: 'Guéguen', firstName: 'Anna', nirFingerprint: 'f'.repeat(64) });
  const pairs = await ask('{ duplicateActors(mirex: "NO", score: 60) { score actors { id } } }', {});
  expect(pairs.map(({ score }: Answer['data']) => score)).toEqual([100, 80, 60, 60]);
  expect(pairs[0].actors.map((actor: Answer['data']) => actor.id)).toEqual([id(22), id(23)]);
});

describe('fingerprints that finance tells of payee files', () => {
  const NIR = '1'.repeat(64);
  const tell = (actor: number, version: number, nirFingerprint: string | null, ibanFingerprint: string): Promise<void> =>
    receive([{ id: randomUUID(), topic: 'payee.changed', key: id(actor), version, payload: { actorId: id(actor), nirFingerprint, ibanFingerprint } }], actors.consumes ?? {}, desk.test.instance.context());
  const scores = async (least: number): Promise<number[]> => {
    const pairs = await ask('query ($score: Int!) { duplicateActors(mirex: "NO", score: $score, first: 500) { score actors { id } } }', { score: least });
    return pairs.filter(({ actors: both }: Answer['data']) => both.some((actor: Answer['data']) => [id(25), id(26)].includes(actor.id))).map(({ score }: Answer['data']) => score);
  };

  it('make two records with one account a likely double, with one NIR a sure one, and with two none', async () => {
    await numbers(25, { lastName: 'Riou', firstName: 'Paul' });
    await numbers(26, { lastName: 'Riou-Kerbrat', firstName: 'Paul' });
    await tell(25, 1, NIR, 'account');
    expect(await scores(1)).toEqual([]);
    await tell(26, 2, null, 'account');
    expect(await scores(1)).toEqual([20]);
    await tell(26, 4, NIR, 'account');
    expect(await scores(100)).toEqual([100]);
    await tell(26, 3, null, 'late');
    expect(await scores(100)).toEqual([100]);
    await tell(26, 5, '2'.repeat(64), 'account');
    expect(await scores(1)).toEqual([]);
  });

  it('go with the person, from the merge that kept them too', async () => {
    const { em, now: at } = desk.test.context();
    await numbers(28, { nirFingerprint: NIR, ibanFingerprint: 'account' });
    const merge = await proposed(28, 29);
    await confirm(merge);
    await erasePerson(em, personal, { ids: [id(28)], by: 'deleguee', reason: 'demande', now: at() });
    const [row] = await em.execute<{ left: string }[]>('select a::text || m::text as left from actor a, actor_merge m where a.id = ? and m.id = ?', [id(28), merge]);
    expect(row?.left).toContain('effacé');
    expect(row?.left).not.toMatch(/1{64}|account/);
  });

  it('change nobody’s version, and stand in the journal as what was told', async () => {
    await tell(27, 6, NIR, 'of-27');
    const { em } = desk.test.context();
    expect(await em.findOneOrFail(Actor, { id: id(27) })).toMatchObject({ nirFingerprint: NIR, version: 1 });
    expect(await em.execute(`select action, change from journal_line where row_ids = array[?]`, [id(27)])).toContainEqual({ action: 'event payee.changed', change: 'UPDATE' });
  });
});
