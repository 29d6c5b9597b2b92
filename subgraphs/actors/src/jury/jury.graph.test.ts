import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { Competence } from '../actor/competence.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { LegalQuality } from '../actor/quality.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const BOARD = 'board { id state version seats { role quality actor { id } } } userErrors { code }';
const ACTS = { openJury: 'OpenJuryInput', seatJury: 'SeatJuryInput', nominateJury: 'NominateJuryInput', dissolveJury: 'DissolveJuryInput' } as const;
const FILL = 'mutation ($input: FillJuryInput!) { fillJury(input: $input) { missing seats { role quality actor { id } } board { version seats { role } } userErrors { code } } }';
const SIGN: Caller = { sub: 'draaf', roles: ['SIGN'], mirex: ['NO'] };
/** The minister names the chairs of BTSA juries. */
const BEX: Caller = { sub: 'bex', roles: ['BEX'], mirex: [] };

let test: TestInstance;
let chair: GlobalId;
let teachers: GlobalId[];
let trade: GlobalId[];
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION, subscriptions: { 'jury.changed': ['grades'] } });
  chair = (await people(1, [LegalQuality.CGAAER_MEMBER, LegalQuality.CATEGORY_A_PUBLIC]))[0] as GlobalId;
  teachers = await people(6, [LegalQuality.TEACHER_UNDER_CONTRACT, LegalQuality.BTSA_TITLES]);
  trade = await people(3, [LegalQuality.TRADE_PROFESSIONAL]);
});
afterAll(() => test.close());

async function people(count: number, qualities: LegalQuality[]): Promise<GlobalId[]> {
  const { em, newId, now } = test.context();
  const rows = Array.from({ length: count }, (_, i) => em.create(Actor, { id: newId('ACT'), lastName: `Juré-${i}`, firstName: 'Léo', qualities, registeredAt: now(), version: 1 }));
  for (const actor of rows) em.create(Competence, { actor, rank: 1, role: ActorRole.EXAMINER, specialityCode: null, discipline: null, from: '2020-01-01', to: null });
  await em.flush();
  return rows.map(({ id }) => id);
}

const act = async (name: keyof typeof ACTS, input: object, caller?: Caller): Promise<Answer['data']> =>
  (await test.ask(`mutation ($input: ${ACTS[name]}!) { ${name}(input: $input) { ${BOARD} } }`, { input }, caller)).data[name];
const fill = async (input: object): Promise<Answer['data']> => (await test.ask(FILL, { input })).data.fillJury;
const session = 2026;
const open = async (diploma = 'BTSA', speciality: string | null = '32321308'): Promise<string> => {
  await test.context().em.execute(`update jury_board set state = 'DISSOLVED'`);
  return (await act('openJury', { mirex: 'NO', session, diploma, speciality })).board.id;
};
const seat = (actorId: string | undefined, role = 'MEMBER', quality = 'TEACHER'): object => ({ actorId, role, quality });
const whole = (): object[] => [seat(chair, 'CHAIR', 'OFFICIAL'), seat(teachers[0]), seat(teachers[1]), seat(trade[0], 'MEMBER', 'PROFESSIONAL')];

describe('a board', () => {
  it('is seated, nominated and told to those who deliberate', async () => {
    const id = await open();
    expect(await act('seatJury', { id, version: 1, seats: whole() })).toMatchObject({ userErrors: [], board: { state: 'DRAFT', version: 2, seats: expect.arrayContaining([{ role: 'CHAIR', quality: 'OFFICIAL', actor: { id: chair } }]) } });
    expect(await act('nominateJury', { id, version: 2, actNumber: 'Arrêté 2026-12' }, BEX)).toMatchObject({ userErrors: [], board: { state: 'NOMINATED', version: 3 } });
    const [, told] = await test.context().em.execute('select version, payload from outbox where key = ? order by sequence', [id]);
    expect(told).toMatchObject({ version: 3, payload: { state: 'NOMINATED', diploma: 'BTSA', speciality: '32321308', members: expect.arrayContaining([{ actorId: chair, role: 'CHAIR', quality: 'OFFICIAL' }]) } });
    const { data } = await test.ask('query ($absent: [ID!]!) { juryBoards(filter: { state: NOMINATED }) { edges { node { deliberates(absent: $absent) changes { act reason } } } } }', { absent: [teachers[0]] });
    expect(data.juryBoards.edges[0].node).toEqual({ deliberates: true, changes: [{ act: 'OPENED', reason: null }, { act: 'SEATED', reason: null }, { act: 'NOMINATED', reason: 'Arrêté 2026-12' }] });
    expect(await act('seatJury', { id, version: 3, seats: [] })).toMatchObject({ userErrors: [{ code: 'JURY_STATE' }] });
    expect(await act('dissolveJury', { id, version: 3, reason: 'Doublon' }, SIGN)).toMatchObject({ board: { state: 'DISSOLVED' } });
  });

  it.each([
    ['without a chair', () => whole().slice(1), 'JURY_CHAIR_MISSING'],
    ['with two', () => [...whole(), seat(teachers[5], 'CHAIR', 'OFFICIAL')], 'JURY_TWO_CHAIRS'],
    ['whose chair lacks the legal quality', () => [seat(teachers[5], 'CHAIR', 'OFFICIAL'), ...whole().slice(1)], 'CHAIR_QUALITY_MISSING'],
    ['with too few teachers', () => [...whole(), seat(trade[1], 'MEMBER', 'PROFESSIONAL')], 'JURY_TEACHERS_TOO_FEW'],
    ['where a professional passes for a teacher', () => [...whole(), seat(trade[1])], 'SEAT_QUALITY_MISSING'],
    ['without members', () => whole().slice(0, 1), 'JURY_EMPTY'],
  ])('is not nominated %s', async (_why, seats, code) => {
    const id = await open();
    await act('seatJury', { id, version: 1, seats: seats() });
    expect(await act('nominateJury', { id, version: 2, actNumber: 'A-1' }, SIGN)).toEqual({ board: null, userErrors: [{ code }] });
  });

  it('of CAPa does not take more than two thirds of teachers', async () => {
    const id = await open('CAPA', null);
    await act('seatJury', { id, version: 1, seats: whole().slice(0, 3) });
    expect(await act('nominateJury', { id, version: 2, actNumber: 'A-1' }, SIGN)).toMatchObject({ userErrors: [{ code: 'JURY_TEACHERS_TOO_MANY' }] });
  });

  it.each([
    ['openJury', { session: 2031 }, 'SESSION_UNKNOWN'], ['openJury', { diploma: 'CAP' }, 'DIPLOMA_UNKNOWN'], ['openJury', { speciality: '40321004' }, 'SPECIALITY_UNKNOWN'],
  ] as const)('is not opened: %s %j', async (name, changes, code) => {
    expect(await act(name, { mirex: 'NO', session, diploma: 'BTSA', ...changes })).toMatchObject({ userErrors: [{ code }] });
  });

  it('refuses a stale version, a seat twice, an unknown actor, an empty act and another board of the same', async () => {
    const id = await open();
    expect(await act('openJury', { mirex: 'NO', session, diploma: 'BTSA', speciality: '32321308' })).toMatchObject({ userErrors: [{ code: 'JURY_EXISTS' }] });
    expect(await act('seatJury', { id, version: 4, seats: [] })).toMatchObject({ userErrors: [{ code: 'JURY_CHANGED_MEANWHILE' }] });
    expect(await act('seatJury', { id, version: 1, seats: [seat(chair), seat(chair)] })).toMatchObject({ userErrors: [{ code: 'JURY_SEAT_TWICE' }] });
    expect(await act('seatJury', { id, version: 1, seats: [seat(globalId('NO', 'ACT', UUID))] })).toMatchObject({ userErrors: [{ code: 'ACTOR_UNKNOWN' }] });
    expect(await act('nominateJury', { id, version: 1, actNumber: ' ' }, SIGN)).toMatchObject({ userErrors: [{ code: 'JURY_ACT_EMPTY' }] });
    expect(await act('seatJury', { id: globalId('NO', 'JUR', UUID), version: 1, seats: [] })).toMatchObject({ userErrors: [{ code: 'JURY_UNKNOWN' }] });
  });

  it('is seated by one of two at once', async () => {
    const id = await open();
    const answers = await Promise.all([1, 2].map(() => act('seatJury', { id, version: 1, seats: whole() })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'JURY_CHANGED_MEANWHILE' }]);
  });
});

describe('filling a board from the pool', () => {
  it('proposes shares that stand and writes nothing when it is dry, then seats them', async () => {
    const id = await open();
    await act('seatJury', { id, version: 1, seats: [seat(chair, 'CHAIR', 'OFFICIAL')] });
    const input = { id, version: 2, size: 6, date: '2026-07-03', dryRun: true };
    const dry = await fill(input);
    expect(dry).toMatchObject({ missing: 0, userErrors: [], board: { version: 2, seats: [{ role: 'CHAIR' }] } });
    expect(Map.groupBy(dry.seats, ({ quality }: Answer['data']) => quality).get('PROFESSIONAL')).toHaveLength(2);
    expect((await fill({ ...input, dryRun: false })).board).toMatchObject({ version: 3, seats: expect.arrayContaining([{ role: 'MEMBER' }]) });
    expect(await act('nominateJury', { id, version: 3, actNumber: 'A-2' }, BEX)).toMatchObject({ userErrors: [] });
  });

  it('says how many it lacks, and leaves out the busy', async () => {
    const id = await open();
    expect(await fill({ id, version: 1, size: 30, date: '2026-07-03', dryRun: true })).toMatchObject({ missing: 21 });
    expect((await fill({ id: globalId('NO', 'JUR', UUID), version: 1, size: 3, date: '2026-07-03', dryRun: true })).userErrors).toEqual([{ code: 'JURY_UNKNOWN' }]);
  });
});
