import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { type Desk, NOW, openDesk, UUID } from '../summons/summons-desk.fixture.ts';

const ISSUE = 'mutation ($input: IssueSummonsesInput!) { issueSummonses(input: $input) { summonses { id state document { version } } refused { index error { code } } userErrors { code } } }';
const SEND = 'mutation ($input: SendForecastsInput!) { sendForecasts(input: $input) { establishments userErrors { code } } }';
const RETURN = 'mutation ($input: ReturnForecastInput!) { returnForecast(input: $input) { statement { state late version } userErrors { code } } }';
const RETURNS = '{ forecastReturns(filter: { session: 2026 }) { totalCount edges { node { id version late round establishment { uai } lines { id state actor { id } } } } } }';
const AGREED = 'mutation ($input: IssueAgreedInput!) { issueAgreedSummonses(input: $input) { issued userErrors { code } } }';
const SCHOOL = '0350700A';

const head: Caller = { sub: 'head', roles: ['EST'], mirex: ['NO'], establishment: SCHOOL };
const stranger: Caller = { ...head, establishment: '0350701B' };

let desk: Desk;
let now = NOW;
beforeAll(async () => {
  desk = await openDesk(() => now);
  const { em } = desk.test.context();
  await em.nativeUpdate(Actor, { id: { $in: desk.people.slice(0, 3) } }, { establishmentUai: SCHOOL });
  await em.nativeUpdate(Actor, { id: desk.people[3] as GlobalId }, { establishmentUai: '0350701B' });
});
afterAll(() => desk.test.close());

const ask = async (query: string, variables: object = {}, caller?: Caller): Promise<Answer['data']> => Object.values((await desk.test.ask(query, variables, caller)).data)[0];
const line = (actor: number, changes: object = {}): object => {
  const { idempotencyKey: _own, ...rest } = desk.mission(actor, changes);
  return rest;
};
const send = (key: string, deadline = '2026-06-25T16:00:00Z'): Promise<Answer['data']> => ask(SEND, { input: { mirex: 'NO', session: 2026, deadline, idempotencyKey: key } });
const issue = (lines: object[], key: string, forecast = true): Promise<Answer['data']> => ask(ISSUE, { input: { mirex: 'NO', forecast, lines, idempotencyKey: key } });
const statementOf = async (uai: string, round = 1): Promise<Answer['data']> =>
  (await ask(RETURNS)).edges.map(({ node }: Answer['data']) => node).find(({ establishment, round: sent }: Answer['data']) => establishment.uai === uai && sent === round);

it('goes from the plan to the letters, with what each school said', async () => {
  const planned = await issue([line(0), line(1), line(3), line(2, { speciality: '00000000' }), line(4)], 'plan-0001');
  expect(planned).toMatchObject({ userErrors: [], refused: [{ index: 3, error: { code: 'SPECIALITY_UNKNOWN' } }] });
  expect(planned.summonses.map(({ state, document }: Answer['data']) => [state, document])).toEqual(Array.from({ length: 4 }, () => ['FORECAST', null]));
  expect((await issue([line(0), line(1), line(3), line(2, { speciality: '00000000' }), line(4)].map((one) => ({ ...one, date: '2026-05-30' })), 'plan-0001')).refused[0].error.code).toBe('IDEMPOTENCY_KEY_REUSED');

  expect(await send('sending-01')).toEqual({ establishments: 2, userErrors: [] });
  expect(await send('sending-01')).toEqual({ establishments: 2, userErrors: [] });
  expect(await send('sending-02')).toEqual({ establishments: 0, userErrors: [] });
  const { id, version, lines } = await statementOf(SCHOOL);
  const [agreed, declined] = lines;
  const answers = [{ summonsId: agreed.id, agreed: true }, { summonsId: declined.id, agreed: false, reason: 'Congé de maternité' }];
  expect(await ask(RETURN, { input: { id, version, answers: [...answers, { summonsId: planned.summonses[2].id, agreed: true }] } }, head)).toEqual({ statement: null, userErrors: [{ code: 'FORECAST_LINE_ELSEWHERE' }] });
  expect(await ask(RETURN, { input: { id, version, answers } }, stranger)).toMatchObject({ userErrors: [{ code: 'FORECAST_UNKNOWN' }] });
  expect(await ask(RETURN, { input: { id, version: 9, answers } }, head)).toMatchObject({ userErrors: [{ code: 'FORECAST_CHANGED_MEANWHILE' }] });
  // Two who answer at once: one does, the other is told.
  const returned = await Promise.all([1, 2].map(() => ask(RETURN, { input: { id, version, answers } }, head)));
  expect(returned.filter(({ statement }) => statement !== null)).toEqual([{ statement: { state: 'RETURNED', late: false, version: 2 }, userErrors: [] }]);
  expect(returned.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'FORECAST_CHANGED_MEANWHILE' }]);
  expect(await desk.test.context().em.execute('select act, after, by from trace where subject = ? order by version', [id])).toEqual([{ act: 'SENT', after: 'SENT', by: 'agent-no' }, { act: 'RETURNED', after: 'RETURNED', by: 'head' }]);
  expect(await ask(RETURN, { input: { id, version: 2, answers } }, head)).toMatchObject({ userErrors: [{ code: 'FORECAST_RETURNED_ALREADY' }] });
  expect((await statementOf(SCHOOL)).lines.map(({ state }: Answer['data']) => state).toSorted()).toEqual(['AGREED', 'DECLINED']);

  const input = { mirex: 'NO', session: 2026, idempotencyKey: 'issue-agreed-1' };
  expect(await ask(AGREED, { input })).toEqual({ issued: 1, userErrors: [] });
  expect(await ask(AGREED, { input })).toEqual({ issued: 1, userErrors: [] });
  expect((await desk.test.download(agreed.id)).status).toBe(200);
  expect((await desk.test.download(declined.id)).status).toBe(404);
});

it('is told as late, and kept, when it comes after its deadline', async () => {
  const { id, lines } = await statementOf('0350701B');
  now = new Date('2026-06-26T08:00:00Z');
  const remind = 'mutation { remindForecasts(mirex: "NO", session: 2026, idempotencyKey: "reminder-1") { establishments userErrors { code } } }';
  expect([await ask(remind), await ask(remind)]).toEqual([1, 1].map((establishments) => ({ establishments, userErrors: [] })));
  const { version, late } = await statementOf('0350701B');
  expect([version, late]).toEqual([2, true]);
  expect(await ask(RETURN, { input: { id, version, answers: lines.map(({ id: summonsId }: Answer['data']) => ({ summonsId, agreed: true })) } })).toMatchObject({ statement: { state: 'RETURNED_LATE', late: true } });
  expect((await ask('{ forecastReturns(filter: { late: true }) { totalCount } }')).totalCount).toBe(1);
  now = NOW;
});

it('is a school’s own: another sees none of it', async () => {
  expect((await ask(RETURNS, {}, head)).totalCount).toBe(1);
  expect((await ask(RETURNS, {}, { ...head, establishment: '0000000X' })).totalCount).toBe(0);
});

describe('a sending', () => {
  it.each([
    ['with a deadline that is past', 'late-0001', '2026-01-01T00:00:00Z', 'FORECAST_DEADLINE_PAST'],
    ['under a short key', 'k', '2026-06-25T16:00:00Z', 'IDEMPOTENCY_KEY_MALFORMED'],
    ['under the key of another', 'sending-01', '2026-06-24T16:00:00Z', 'IDEMPOTENCY_KEY_REUSED'],
  ])('is refused %s', async (_why, key, deadline, code) => expect(await send(key, deadline)).toEqual({ establishments: null, userErrors: [{ code }] }));
});

it('does not take more lines than a call may hold, nor a statement of nobody', async () => {
  expect(await issue(Array.from({ length: 1_001 }, () => line(5)), 'too-many-lines')).toMatchObject({ userErrors: [{ code: 'TOO_MANY_LINES' }] });
  expect(await ask(RETURN, { input: { id: globalId('NO', 'FCS', UUID), version: 1, answers: [] } })).toMatchObject({ userErrors: [{ code: 'FORECAST_UNKNOWN' }] });
});
