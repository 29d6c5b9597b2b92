import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { EVERYBODY, isWhole, nowhere, rowsOfAnswer } from '../questions.ts';

const MOVED = 'query ($id: ID!) { enrolment(id: $id) { id movedTo { id number speciality { label } marks { id } movedTo { id number } } } }';
const MARK = 'query ($id: ID!) { mark(id: $id) { id summons { id date actor { lastName } } } }';
const SUMMONED = `mutation ($input: IssueSummonsInput!) { issueSummons(input: $input) { summons { id } userErrors { code } } }`;
const REGISTERED = 'mutation ($input: RegisterActorInput!) { registerActor(input: $input) { actor { id } userErrors { code } } }';

/** A reference may point into another MIREX: it is followed there, once, and is null with its error when nobody answers there. */
export function referencesAcrossMirex(world: () => World): void {
  const idOf: Record<string, string[]> = {};
  let mark: string;
  let summons: string;
  beforeAll(async () => {
    const rows = rowsOfAnswer(await world().gateway.ask(EVERYBODY));
    for (const { id } of rows) (idOf[id.slice(0, 2)] ??= []).push(id);
    mark = rows.find(({ id, marks }) => id.startsWith('NO') && marks !== null && marks.length > 0)?.marks?.[0]?.id ?? '';
    const [first, second] = [idOf['NO']?.[0], idOf['SE']?.[0]];
    await world().rows('NO', `update candidates.enrolment set moved_to_id = '${second}' where id = '${first}'`);
    await world().rows('SE', `update candidates.enrolment set moved_to_id = '${idOf['OP']?.[0]}' where id = '${second}'`);

    const actor = await world().gateway.ask(REGISTERED, { input: { mirex: 'SE', lastName: 'Ferrand', firstName: 'Ines' } });
    const input = { actorId: actor.data.registerActor.actor.id as string, session: 2026, activity: 'SCRIPT_MARKING', date: '2026-06-15', halfDay: 'MORNING', quantity: 20, idempotencyKey: 'across' };
    const issued = await world().gateway.ask(SUMMONED, { input });
    if (!issued.data?.issueSummons?.summons) throw new Error(JSON.stringify(issued));
    summons = issued.data.issueSummons.summons.id as string;
    await world().rows('NO', `update grades.mark set summons_id = '${summons}' where id = '${mark}'`);
  });
  afterAll(async () => {
    await Promise.all((['NO', 'SE'] as const).map((owner) => world().rows(owner, 'update candidates.enrolment set moved_to_id = null')));
    await world().rows('NO', `update grades.mark set summons_id = null where id = '${mark}'`);
    await until('every MIREX answers', () => isWhole(world()));
  });

  it('an enrolment that went to another MIREX leads there, and what every subgraph says of it comes from there', async () => {
    const { data, errors } = await world().gateway.ask(MOVED, { id: idOf['NO']?.[0] });
    expect(errors).toEqual([]);
    expect(data.enrolment.movedTo).toMatchObject({ id: idOf['SE']?.[0], number: expect.stringMatching(/^SE26-/), speciality: { label: expect.stringMatching(/./) } });
    expect((data.enrolment.movedTo.marks as { id: string }[]).every(({ id }) => id.startsWith('SE'))).toBe(true);
  });

  it('and from there to a third, when the question says so twice', async () => {
    const { data } = await world().gateway.ask(MOVED, { id: idOf['NO']?.[0] });
    expect(data.enrolment.movedTo.movedTo).toEqual({ id: idOf['OP']?.[0], number: expect.stringMatching(/^OP26-/) });
  });

  it('one step of the question is one step of the redirect: nothing follows by itself', async () => {
    const { data } = await world().gateway.ask('query ($id: ID!) { enrolment(id: $id) { movedTo { id } } }', { id: idOf['NO']?.[0] });
    expect(data.enrolment.movedTo).toEqual({ id: idOf['SE']?.[0] });
  });

  it('a mark of NO shows the summons that SE issued, and its actor', async () => {
    const { data, errors } = await world().gateway.ask(MARK, { id: mark });
    expect([errors, data.mark.summons]).toEqual([[], { id: summons, date: '2026-06-15', actor: { lastName: 'Ferrand' } }]);
  });

  it('in a page of one MIREX, references into others are followed too', async () => {
    const { data, errors } = await world().gateway.ask('{ enrolments(filter: { mirex: "NO", session: 2026 }, first: 100) { edges { node { id movedTo { id number } } } } }');
    const moved = (data.enrolments.edges as { node: { movedTo: object | null } }[]).flatMap(({ node }) => node.movedTo ?? []);
    expect([errors, moved]).toEqual([[], [{ id: idOf['SE']?.[0], number: expect.stringMatching(/^SE26-/) }]]);
  });

  it('into a missing MIREX it is null with its error, and its row stands', async () => {
    world().reload(nowhere('SE', 'candidates', 'actors'));
    await until('SE is missing', async () => (await world().gateway.ask(MARK, { id: mark })).errors.length > 0);
    const moved = await world().gateway.ask(MOVED, { id: idOf['NO']?.[0] });
    const marked = await world().gateway.ask(MARK, { id: mark });
    world().reload();
    expect(moved.data).toEqual({ enrolment: { id: idOf['NO']?.[0], movedTo: null } });
    expect(marked.data).toEqual({ mark: { id: mark, summons: null } });
    expect(moved.errors[0]).toMatchObject({ path: expect.arrayContaining(['enrolment', 'movedTo']), extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['SE'], retryable: true } });
    expect(marked.errors[0]).toMatchObject({ path: expect.arrayContaining(['mark', 'summons']), extensions: { code: 'MIREX_UNAVAILABLE', mirex: ['SE'] } });
  });
}
