import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { Actor } from '../actor/actor.entity.ts';
import { Competence } from '../actor/competence.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { LegalQuality } from '../actor/quality.rules.ts';
import { limitedTo } from '../edition.fixture.ts';
import { codeOf, type Desk, NOW, openDesk, type Read } from './summons-desk.fixture.ts';

const DAY = '2026-07-01';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(() => NOW, limitedTo(2));
  const { em } = desk.test.context();
  for (const actor of await em.find(Actor, { id: { $in: [...desk.people] } })) {
    em.create(Competence, { actor, rank: 1, role: ActorRole.MARKER, specialityCode: null, discipline: null, from: '2020-01-01', to: null });
    actor.qualities = [LegalQuality.CATEGORY_A_PUBLIC, LegalQuality.TRADE_PROFESSIONAL];
  }
  await em.flush();
});
afterAll(() => desk.test.close());

const bulk = async (missions: readonly (readonly [actor: number, changes: object])[], idempotencyKey: string): Promise<Read> => {
  const lines = missions.map(([actor, changes]) => {
    const { idempotencyKey: _own, ...line } = desk.mission(actor, changes);
    return line;
  });
  const answer = await desk.test.ask('mutation ($input: IssueSummonsesInput!) { issueSummonses(input: $input) { summonses { id } refused { index error { code message } } userErrors { code } } }', {
    input: { mirex: 'NO', forecast: false, idempotencyKey, lines },
  });
  expect(answer.errors).toBeUndefined();
  return answer.data.issueSummonses;
};
const full = async (actor: number): Promise<void> => {
  expect((await bulk([[actor, { date: '2026-05-04' }], [actor, { date: '2026-05-05' }]], `full ${actor}`)).refused).toEqual([]);
};

it('of a list, the line that goes over it is refused, and the others pass', async () => {
  const { summonses, refused } = await bulk([[0, { date: '2026-05-04' }], [0, { date: '2026-05-05' }], [0, { date: '2026-05-06' }], [1, { date: '2026-05-06' }]], 'list');
  expect([summonses.length, refused]).toEqual([3, [{ index: 2, error: { code: 'YEARLY_MISSIONS_REACHED', message: `L’acteur ${desk.people[0]} a déjà 2 missions dans la session, pour un plafond annuel de 2.` } }]]);
});

it('what was cancelled counts no more, and two at once are not both the last', async () => {
  await full(2);
  expect(codeOf(await desk.act('issueSummons', desk.mission(2, { date: DAY })))).toBe('YEARLY_MISSIONS_REACHED');
  const [one] = await desk.test.context().em.execute<{ id: string }[]>('select id from summons where actor_id = ? order by date limit 1', [desk.people[2]]);
  expect(codeOf(await desk.act('cancelSummons', { id: one?.id, version: 1, reason: 'Épreuve annulée' }))).toBeUndefined();
  const codes = (await Promise.all(['2026-06-29', '2026-06-30'].map((date) => desk.act('issueSummons', desk.mission(2, { date }))))).map(codeOf);
  expect([codes.filter((code) => code === undefined).length, codes.find((code) => code !== undefined)]).toEqual([1, 'YEARLY_MISSIONS_REACHED']);
});

it('who has reached it is in no pool, takes over nobody’s mission, and is not nominated to a board', async () => {
  await full(3);
  const { data } = await desk.test.ask('query ($input: PoolInput!) { poolFor(input: $input) { actor { id } } }', { input: { mirex: 'NO', session: 2026, role: 'MARKER', speciality: '40321004', date: DAY, halfDay: 'MORNING', first: 500 } });
  const pool = new Set(data.poolFor.map(({ actor }: Read) => actor.id));
  expect([3, 4].map((i) => pool.has(desk.people[i]))).toEqual([false, true]);

  const { summons: { id: summonsId } } = await desk.act('issueSummons', desk.mission(4, { date: DAY }));
  await desk.test.ask('mutation ($input: AnnounceAbsenceInput!) { declareActorAbsence(input: $input) { userErrors { code } } }', { input: { id: summonsId, version: 1, justified: true, reason: 'Empêchement' } });
  const replaced = await desk.test.ask('mutation ($input: ReplaceActorInput!) { replaceActor(input: $input) { userErrors { code } } }', { input: { summonsId, substituteId: desk.people[3] } });
  expect(replaced.data.replaceActor.userErrors).toEqual([{ code: 'YEARLY_MISSIONS_REACHED' }]);

  const jury = async (act: string, type: string, input: object): Promise<Read> => (await desk.test.ask(`mutation ($input: ${type}!) { ${act}(input: $input) { board { id version } userErrors { code } } }`, { input }, { sub: 'draaf', roles: ['SIGN'], mirex: ['NO'] })).data[act];
  const { board: { id } } = (await desk.test.ask('mutation ($input: OpenJuryInput!) { openJury(input: $input) { board { id } } }', { input: { mirex: 'NO', session: 2026, diploma: 'CAPA', speciality: null } })).data.openJury;
  await desk.test.ask('mutation ($input: SeatJuryInput!) { seatJury(input: $input) { userErrors { code } } }', { input: { id, version: 1, seats: [
    { actorId: desk.people[5], role: 'CHAIR', quality: 'OFFICIAL' }, { actorId: desk.people[3], role: 'MEMBER', quality: 'PROFESSIONAL' }] } });
  expect(await jury('nominateJury', 'NominateJuryInput', { id, version: 2, actNumber: 'A-1' })).toEqual({ board: null, userErrors: [{ code: 'YEARLY_MISSIONS_REACHED' }] });
});
