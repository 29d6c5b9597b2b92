import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { LegalQuality } from '../actor/quality.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { UUID } from '../summons/summons-desk.fixture.ts';
import { nominateCentreHead } from './centre-head.service.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const SIGN: Caller = { sub: 'draaf', roles: ['SIGN'], mirex: ['NO'] };
const BEX: Caller = { sub: 'bex', roles: ['BEX'], mirex: [] };
const centre = (n: number): GlobalId => globalId('NO', 'CEN', UUID.replace(/.$/, String(n)));

let test: TestInstance;
let general: GlobalId;
let official: GlobalId;
let teacher: GlobalId;
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION, now: () => NOW, subscriptions: { 'jury.changed': ['grades'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute('truncate actor, jury_board, nomination, trace, outbox cascade');
  [general = general, official = official, teacher = teacher] = await people([LegalQuality.CGAAER_MEMBER], [LegalQuality.CATEGORY_A_PUBLIC], []);
});

async function people(...qualities: LegalQuality[][]): Promise<GlobalId[]> {
  const { em, newId } = test.context();
  const rows = qualities.map((own, i) => em.create(Actor, { id: newId('ACT'), lastName: `Nommé-${i}`, firstName: 'Ana', establishmentUai: '0350700A', qualities: own, registeredAt: NOW, version: 1 }));
  await em.flush();
  return rows.map(({ id }) => id);
}

const ACTS = {
  openJury: ['OpenJuryInput', 'board { id version }'], nominateToJury: ['NominateToJuryInput', 'nomination { id version role state from to actor { id } document { url sha256 } changes { act by reason } }'],
  nominateCentreHead: ['NominateCentreHeadInput', 'nomination { id version from to centre { id } }'], replaceCentreHead: ['ReplaceCentreHeadInput', 'nomination { id from to actor { id } }'],
  endNomination: ['EndNominationInput', 'nomination { state to version }'],
} as const;
const act = async (name: keyof typeof ACTS, input: object, caller: Caller = SIGN): Promise<Answer['data']> =>
  (await test.ask(`mutation ($input: ${ACTS[name][0]}!) { ${name}(input: $input) { ${ACTS[name][1]} userErrors { code } } }`, { input }, caller)).data[name];
const open = async (diploma: string): Promise<string> => (await test.ask('mutation ($input: OpenJuryInput!) { openJury(input: $input) { board { id } } }', { input: { mirex: 'NO', session: 2026, diploma } })).data.openJury.board.id;
const chair = (juryId: string, more: object = {}): object => ({ juryId, version: 1, deputy: false, actorId: official, actNumber: '2026-31', from: '2026-03-01', ...more });

describe('a chair', () => {
  it('is named by an act, seated with it, told, and printed a letter', async () => {
    const id = await open('CAPA');
    const { nomination, userErrors } = await act('nominateToJury', chair(id, { place: '0350701B' }));
    expect(userErrors).toEqual([]);
    expect(nomination).toMatchObject({ role: 'CHAIR', state: 'IN_FORCE', from: '2026-03-01', to: null, actor: { id: official }, changes: [{ act: 'NOMINATED', by: 'draaf', reason: '2026-31' }] });
    expect(nomination.document.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await test.download(nomination.id, SIGN)).body.toString().slice(0, 5)).toBe('%PDF-');
    const [, told] = await test.context().em.execute('select payload from outbox where key = ? order by sequence', [id]).then((rows: object[]) => [undefined, rows.at(-1)]);
    expect(told).toMatchObject({ payload: { members: [{ actorId: official, role: 'CHAIR' }] } });
    const { data } = await test.ask('{ juryBoards { edges { node { nominations { role actor { id } } } } } nominations(filter: { role: CHAIR, session: 2026 }) { edges { node { place { uai } } } } }', {}, SIGN);
    expect(data).toMatchObject({ juryBoards: { edges: [{ node: { nominations: [{ role: 'CHAIR', actor: { id: official } }] } }] }, nominations: { edges: [{ node: { place: { uai: '0350701B' } } }] } });
  });

  it('of a BTSA jury is named by the minister, and has the quality of the CGAAER', async () => {
    const id = await open('BTSA');
    expect((await act('nominateToJury', chair(id, { actorId: general }))).userErrors).toEqual([{ code: 'NOMINATION_AUTHORITY' }]);
    expect((await act('nominateToJury', chair(id), BEX)).userErrors).toEqual([{ code: 'CHAIR_QUALITY_MISSING' }]);
    expect((await act('nominateToJury', chair(id, { actorId: general }), BEX)).userErrors).toEqual([]);
    expect((await act('nominateToJury', chair(id, { version: 2, actorId: teacher, deputy: true }))).nomination).toMatchObject({ role: 'DEPUTY_CHAIR' });
  });

  it.each<[string, () => object, string]>([
    ['without an act', () => ({ actNumber: ' ' }), 'NOMINATION_ACT_EMPTY'],
    ['for days in disorder', () => ({ from: '2026-03-02', to: '2026-03-01' }), 'NOMINATION_PERIOD'],
    ['in their own school', () => ({ place: '0350700A' }), 'NOMINATION_AT_OWN_ESTABLISHMENT'],
    ['without the legal quality', () => ({ actorId: teacher }), 'CHAIR_QUALITY_MISSING'],
    ['when nobody has that id', () => ({ actorId: globalId('NO', 'ACT', UUID) }), 'NOMINEE_UNKNOWN'],
    ['by who saw an older board', () => ({ version: 9 }), 'JURY_CHANGED_MEANWHILE'],
    ['to no board', () => ({ juryId: globalId('NO', 'JUR', UUID) }), 'JURY_UNKNOWN'],
  ])('is not named %s', async (_why, more, code) => {
    expect((await act('nominateToJury', chair(await open('CAPA'), more()))).userErrors).toEqual([{ code }]);
  });

  it('is the only one of a board; ended, the seat is free for another', async () => {
    const id = await open('CAPA');
    const [second] = await people([LegalQuality.CATEGORY_A_PUBLIC]);
    const { nomination } = await act('nominateToJury', chair(id));
    expect((await act('nominateToJury', chair(id, { version: 2, actorId: second }))).userErrors).toEqual([{ code: 'JURY_TWO_CHAIRS' }]);
    const end = { id: nomination.id, version: 1, on: '2026-04-01', reason: 'Retraite' };
    expect((await act('endNomination', { ...end, on: '2026-02-01' })).userErrors).toEqual([{ code: 'NOMINATION_ENDS_BEFORE_IT_BEGINS' }]);
    expect((await act('endNomination', { ...end, reason: '' })).userErrors).toEqual([{ code: 'NOMINATION_REASON_EMPTY' }]);
    expect((await act('endNomination', { ...end, version: 4 })).userErrors).toEqual([{ code: 'NOMINATION_CHANGED_MEANWHILE' }]);
    expect((await act('endNomination', end)).nomination).toEqual({ state: 'ENDED', to: '2026-04-01', version: 2 });
    expect((await act('endNomination', { ...end, version: 2 })).userErrors).toEqual([{ code: 'NOMINATION_ENDED_ALREADY' }]);
    expect((await act('nominateToJury', chair(id, { version: 3, actorId: second }))).userErrors).toEqual([]);
    expect((await act('endNomination', { ...end, id: globalId('NO', 'NOM', UUID) })).userErrors).toEqual([{ code: 'NOMINATION_UNKNOWN' }]);
  });
});

describe('a head of centre', () => {
  const head = (more: object = {}): object => ({ session: 2026, centreId: centre(1), actorId: teacher, actNumber: 'D-7', from: '2026-06-08', to: '2026-06-12', host: '0350700A', ...more });

  it('is named at home too, is read beside the centre, and is of one centre at a time', async () => {
    expect((await act('nominateCentreHead', head())).userErrors).toEqual([]);
    expect((await act('nominateCentreHead', head({ centreId: centre(2), from: '2026-06-12', to: '2026-06-14' }))).userErrors).toEqual([{ code: 'CENTRE_HEAD_ELSEWHERE' }]);
    expect((await act('nominateCentreHead', head({ actorId: official }))).userErrors).toEqual([{ code: 'CENTRE_HEAD_THERE_ALREADY' }]);
    expect((await act('nominateCentreHead', head({ centreId: centre(2), from: '2026-06-13', to: '2026-06-14' }))).userErrors).toEqual([]);
    const { data } = await test.ask('query ($id: ID!) { _entities(representations: [{ __typename: "Centre", id: $id }]) { ... on Centre { heads { from actor { id } } } } }', { id: centre(1) });
    expect(data._entities).toEqual([{ heads: [{ from: '2026-06-08', actor: { id: teacher } }] }]);
  });

  it.each<[string, () => object, string]>([
    ['of an unknown session', () => ({ session: 2031 }), 'SESSION_UNKNOWN'],
    ['when nobody has that id', () => ({ actorId: globalId('NO', 'ACT', UUID) }), 'NOMINEE_UNKNOWN'],
    ['without an act', () => ({ actNumber: '' }), 'NOMINATION_ACT_EMPTY'],
  ])('is not named %s', async (_why, more, code) => expect((await act('nominateCentreHead', head(more()))).userErrors).toEqual([{ code }]));

  it('is not named on days or in a school that were declared incompatible, nor when merged', async () => {
    const declare = (input: object) => test.ask('mutation ($input: DeclareIncompatibilityInput!) { declareIncompatibility(input: $input) { userErrors { code } } }', { input: { reason: 'Déclarée', ...input } });
    await declare({ actorId: teacher, kind: 'DATE', from: '2026-06-12', to: '2026-06-12' });
    await declare({ actorId: official, kind: 'ESTABLISHMENT', target: '0350701B' });
    expect((await act('nominateCentreHead', head())).userErrors).toEqual([{ code: 'CENTRE_HEAD_INCOMPATIBLE' }]);
    expect((await act('nominateCentreHead', head({ to: '2026-06-11' }))).userErrors).toEqual([]);
    expect((await act('nominateCentreHead', head({ actorId: official, centreId: centre(3), host: '0350701B' }))).userErrors).toEqual([{ code: 'CENTRE_HEAD_INCOMPATIBLE' }]);
    await test.context().em.execute('update actor set survivor_id = ? where id = ?', [teacher, general]);
    expect((await act('nominateCentreHead', head({ actorId: general, centreId: centre(3) }))).userErrors).toEqual([{ code: 'NOMINEE_MERGED' }]);
  });

  it('is replaced in one act, or not at all', async () => {
    const { nomination: { id } } = await act('nominateCentreHead', head());
    const replace = { id, version: 1, actorId: official, actNumber: 'D-8', from: '2026-06-10', to: '2026-06-12', reason: 'Maladie' };
    expect((await act('replaceCentreHead', { ...replace, actorId: globalId('NO', 'ACT', UUID) })).userErrors).toEqual([{ code: 'NOMINEE_UNKNOWN' }]);
    expect((await act('replaceCentreHead', { ...replace, version: 3 })).userErrors).toEqual([{ code: 'NOMINATION_CHANGED_MEANWHILE' }]);
    expect(await act('replaceCentreHead', replace)).toMatchObject({ nomination: { from: '2026-06-10', actor: { id: official } }, userErrors: [] });
    expect(await test.context().em.execute('select actor_id as id, state, to_date::text as "to" from nomination order by from_date')).toEqual([{ id: teacher, state: 'ENDED', to: '2026-06-09' }, { id: official, state: 'IN_FORCE', to: '2026-06-12' }]);
    const { nomination } = await act('nominateToJury', chair(await open('CAPA')));
    expect((await act('replaceCentreHead', { ...replace, id: nomination.id })).userErrors).toEqual([{ code: 'NOMINATION_OF_ANOTHER_KIND' }]);
  });

  it('named by two at once is named by one, and the other is told', async () => {
    const asked = { session: 2026, centreId: centre(1), actorId: teacher, actNumber: 'D-7', from: '2026-06-08', to: null, hostUai: null };
    expect(await meanwhile(test.context(), async (held) => nominateCentreHead(asked, { ...held, em: Object.assign(held.em, { fork: () => held.em }) }), () => act('nominateCentreHead', head({ actorId: official })))).toMatchObject({ userErrors: [{ code: 'CENTRE_HEAD_THERE_ALREADY' }] });
  });
});
