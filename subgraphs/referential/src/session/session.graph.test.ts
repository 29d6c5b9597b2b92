import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const MOVE = 'mutation ($input: MoveSessionInput!) { moveSession(input: $input) { calendar { state reopenedFor } userErrors { code } } }';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

it('has its own instants in each zone, summer time included', async () => {
  const { data } = await test.ask(`{ session(year: 2026) {
    metro: calendars(zone: METRO) { timeZone phases { phase startsAt endsAt status } } caledonia: calendars(zone: NOUVELLE_CALEDONIE) { phases { phase startsAt } }
  } }`);
  const of = (zone: string, phase: string) => data.session[zone][0].phases.find((each: { phase: string }) => each.phase === phase);
  expect(of('metro', 'ORGANISATION').startsAt).toBe('2025-12-31T23:00:00.000Z');
  expect(of('metro', 'PAPERS')).toMatchObject({ startsAt: '2026-05-24T22:00:00.000Z', endsAt: of('metro', 'MARKING').startsAt, status: 'TO_BE_CHECKED' });
  expect(of('caledonia', 'PUBLISHED').startsAt).toBe('2026-12-07T13:00:00.000Z');
});

it('costs three statements, however many sessions and zones', async () => {
  test.forget();
  await test.ask('{ sessions { year calendars { zone state phases { phase startsAt } } } }');
  expect(test.statements).toHaveLength(3);
});

it('is moved on, and reopened with a reason, by the bureau', async () => {
  const move = async (to: string, reason: string | null) =>
    (await test.ask(MOVE, { input: { year: 2027, zone: 'METRO', to, reason } }, BUREAU)).data.moveSession;
  const refused = await test.ask(MOVE, { input: { year: 2027, zone: 'METRO', to: 'ENROLMENT_CLOSED', reason: null } }, AGENT);
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await move('ENROLMENT_CLOSED', null)).toEqual({ calendar: { state: 'ENROLMENT_CLOSED', reopenedFor: null }, userErrors: [] });
  expect(await move('ENROLMENT_OPEN', null)).toEqual({ calendar: null, userErrors: [{ code: 'SESSION_REASON_MISSING' }] });
  expect(await move('ENROLMENT_OPEN', 'Intempéries')).toEqual({ calendar: { state: 'ENROLMENT_OPEN', reopenedFor: 'Intempéries' }, userErrors: [] });
  const { data } = await test.ask('{ session(year: 2027) { calendars { zone state } } }');
  expect(data.session.calendars.filter(({ state }: { state: string }) => state === 'ENROLMENT_OPEN')).toHaveLength(6);
});

it('takes one step when two take it at once', async () => {
  const input = { year: 2027, zone: 'WALLIS', to: 'ENROLMENT_CLOSED' };
  const both = await Promise.all([test.ask(MOVE, { input }, BUREAU), test.ask(MOVE, { input }, BUREAU)]);
  const codes = both.flatMap(({ data }) => data.moveSession.userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['SESSION_STEP']);
});

it('is refused when there is none', async () => {
  const { data } = await test.ask(MOVE, { input: { year: 1999, zone: 'METRO', to: 'CLOSED' } }, BUREAU);
  expect(data.moveSession.userErrors).toEqual([{ code: 'SESSION_UNKNOWN' }]);
});
