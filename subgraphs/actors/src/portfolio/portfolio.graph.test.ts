import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { EDITION } from '../edition.fixture.ts';
import { nominateToJury } from '../nomination/nominate-to-jury.service.ts';
import { NominationRole } from '../nomination/nomination.rules.ts';
import { openBoard } from '../jury/jury.service.ts';
import { actors } from '../subgraph.ts';
import { UUID } from '../summons/summons-desk.fixture.ts';
import { moveVisit } from './visit.service.ts';
import { VisitState } from './visit.rules.ts';

const [BAC, BTSA] = ['40321004', '32321308'];
const [OWN, OTHER] = ['0350700A', '0350701B'];
const HEAD: Caller = { sub: 'head', roles: ['HEAD'], mirex: ['NO'] };

let test: TestInstance;
let now = new Date('2026-03-01T08:00:00Z');
let deputies: GlobalId[];
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION, now: () => now });
});
afterAll(() => test.close());
beforeEach(async () => {
  now = new Date('2026-03-01T08:00:00Z');
  const { em, newId } = test.context();
  await em.execute('truncate actor, jury_board, nomination, trace, deputy_portfolio, portfolio_lock cascade');
  const rows = [OWN, OTHER, null].map((establishmentUai, i) => em.create(Actor, { id: newId('ACT'), lastName: `Adjoint-${i}`, firstName: 'Ida', establishmentUai, registeredAt: now, version: 1 }));
  await em.flush();
  deputies = rows.map(({ id }) => id);
  const board = await openBoard({ session: 2026, diploma: 'BTSA', specialityCode: null }, test.context());
  if (!board.ok) throw new Error(board.refusal.code);
  for (const [i, actorId] of deputies.entries()) {
    await nominateToJury({ boardId: board.value.id, version: i + 1, role: NominationRole.DEPUTY_CHAIR, actorId, actNumber: 'A-1', from: '2026-01-01', to: null, placeUai: null }, test.context());
  }
});

const assign = async (n: number, establishments: string[], more: object = {}): Promise<Answer['data']> => (await test.ask(
  'mutation ($input: AssignPortfolioInput!) { assignPortfolio(input: $input) { portfolio { id version establishments { uai } changes { act before after } } userErrors { code } } }',
  { input: { mirex: 'NO', session: 2026, deputyId: deputies[n], speciality: BTSA, establishments, version: 0, ...more } },
)).data.assignPortfolio;
const left = async (): Promise<Answer['data']> => (await test.ask('{ uncoveredEstablishments(mirex: "NO", session: 2026) { establishment { uai } speciality { code } } }')).data.uncoveredEstablishments;
const lock = async (): Promise<Answer['data']> => (await test.ask('mutation { lockPortfolios(mirex: "NO", session: 2026) { establishments userErrors { code } } }', {}, HEAD)).data.lockPortfolios;

describe('a portfolio', () => {
  it('is assigned, traced, and locked once nobody is left out', async () => {
    expect(await left()).toEqual([{ establishment: { uai: OTHER }, speciality: { code: BTSA } }, { establishment: { uai: OWN }, speciality: { code: BAC } }]);
    expect(await assign(0, [OTHER])).toMatchObject({ portfolio: { version: 1, establishments: [{ uai: OTHER }] }, userErrors: [] });
    expect((await lock()).userErrors).toEqual([{ code: 'PORTFOLIO_UNCOVERED' }]);
    expect((await assign(2, [OWN], { speciality: BAC })).userErrors).toEqual([]);
    expect((await assign(0, [], { version: 1 })).portfolio.changes).toEqual([{ act: 'ASSIGNED', before: null, after: OTHER }, { act: 'ASSIGNED', before: OTHER, after: '' }]);
    await assign(0, [OTHER], { version: 2 });
    expect(await left()).toEqual([]);
    expect(await lock()).toEqual({ establishments: 2, userErrors: [] });
    expect(await lock()).toEqual({ establishments: 2, userErrors: [] });
    expect((await assign(0, [], { version: 3 })).userErrors).toEqual([{ code: 'PORTFOLIO_LOCKED' }]);
  });

  it.each<[string, number, string[], object, string]>([
    ['their own school', 1, [OTHER], {}, 'PORTFOLIO_OWN_ESTABLISHMENT'],
    ['a school twice', 0, [OTHER, OTHER], {}, 'PORTFOLIO_ESTABLISHMENT_TWICE'],
    ['a school of another MIREX', 0, ['0670001B'], {}, 'PORTFOLIO_NOT_OFFERED'],
    ['over an older version', 0, [OTHER], { version: 4 }, 'PORTFOLIO_CHANGED_MEANWHILE'],
    ['for another session', 0, [OTHER], { session: 2027 }, 'PORTFOLIO_OF_NO_DEPUTY'],
  ])('does not take %s', async (_why, n, schools, more, code) => expect((await assign(n, schools, more)).userErrors).toEqual([{ code }]));

  it('given to two at once is given to one, and the other is told by whom it is followed', async () => {
    const answers = await Promise.all([0, 2].map((n) => assign(n, [OTHER])));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'PORTFOLIO_ESTABLISHMENT_TAKEN' }]);
  });
});

describe('a visit', () => {
  const plan = async (input: object, caller?: Caller): Promise<Answer['data']> =>
    (await test.ask('mutation ($input: PlanVisitInput!) { planVisit(input: $input) { visit { id version state establishment { uai } } userErrors { code } } }', { input: { establishment: OTHER, date: '2026-03-10', ...input } }, caller)).data.planVisit;
  const move = async (input: object, caller?: Caller): Promise<Answer['data']> =>
    (await test.ask('mutation ($input: MoveVisitInput!) { moveVisit(input: $input) { visit { state report } userErrors { code } } }', { input: { version: 1, done: true, report: 'Rien à signaler.', ...input } }, caller)).data.moveVisit;
  const progress = async (caller?: Caller): Promise<Answer['data']> =>
    (await test.ask('{ portfolioProgress(filter: { session: 2026 }) { edges { node { progress { establishments visited planned late toPlan } visits { date } } } } }', {}, caller)).data.portfolioProgress.edges.map(({ node }: Answer['data']) => node);

  it('is planned and reported by the deputy, and shows in their progress; other deputies see none of it', async () => {
    const { portfolio } = await assign(0, [OTHER]);
    const self: Caller = { sub: 'deputy', roles: ['DEPUTY'], mirex: ['NO'], actor: deputies[0] };
    expect(await progress(self)).toMatchObject([{ progress: { establishments: 1, visited: 0, planned: 0, toPlan: [OTHER] } }]);
    const { visit } = await plan({ portfolioId: portfolio.id }, self);
    expect((await move({ id: visit.id }, self)).userErrors).toEqual([{ code: 'VISIT_NOT_YET' }]);
    now = new Date('2026-03-11T08:00:00Z');
    expect(await progress()).toMatchObject([{ progress: { planned: 1, late: 1, toPlan: [] } }]);
    expect((await move({ id: visit.id }, self)).visit).toEqual({ state: 'DONE', report: 'Rien à signaler.' });
    const { data } = await test.ask('{ portfolioProgress { edges { node { visits { changes { act by before after } } } } } }');
    expect(data.portfolioProgress.edges[0].node.visits).toEqual([{ changes: [{ act: 'PLANNED', by: 'deputy', before: null, after: 'PLANNED' }, { act: 'DONE', by: 'deputy', before: 'PLANNED', after: 'DONE' }] }]);
    expect(await progress(self)).toEqual([{ progress: { establishments: 1, visited: 1, planned: 0, late: 0, toPlan: [] }, visits: [{ date: '2026-03-10' }] }]);
    const stranger: Caller = { ...self, actor: deputies[1] };
    expect(await progress(stranger)).toEqual([]);
    expect((await plan({ portfolioId: portfolio.id }, stranger)).userErrors).toEqual([{ code: 'PORTFOLIO_UNKNOWN' }]);
    expect((await move({ id: visit.id, version: 2 })).userErrors).toEqual([{ code: 'VISIT_STATE' }]);
  });

  it('is refused elsewhere, in the past, without a report, and to no portfolio', async () => {
    const { portfolio } = await assign(0, [OTHER]);
    expect((await plan({ portfolioId: portfolio.id, establishment: OWN })).userErrors).toEqual([{ code: 'VISIT_ELSEWHERE' }]);
    expect((await plan({ portfolioId: portfolio.id, date: '2026-02-01' })).userErrors).toEqual([{ code: 'VISIT_DATE_PAST' }]);
    expect((await plan({ portfolioId: globalId('NO', 'PFO', UUID) })).userErrors).toEqual([{ code: 'PORTFOLIO_UNKNOWN' }]);
    const { visit } = await plan({ portfolioId: portfolio.id });
    expect((await move({ id: visit.id, report: ' ', done: false })).userErrors).toEqual([{ code: 'VISIT_REPORT_EMPTY' }]);
    expect((await move({ id: globalId('NO', 'VIS', UUID) })).userErrors).toEqual([{ code: 'VISIT_UNKNOWN' }]);
  });

  it('moved by two at once is moved by one, and the other is told', async () => {
    const { portfolio } = await assign(0, [OTHER]);
    const { visit } = await plan({ portfolioId: portfolio.id });
    const given = { to: VisitState.CANCELLED, version: 1, report: 'Neige' } as const;
    expect(await meanwhile(test.context(), (held) => moveVisit(visit.id, given, held), () => move({ id: visit.id, done: false }))).toMatchObject({ userErrors: [{ code: 'VISIT_CHANGED_MEANWHILE' }] });
  });
});
