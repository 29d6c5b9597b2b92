import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';
import { openingOf } from '@mirex/schema/session-lock';

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

it('is moved on, and a phase of it opened again with a reason, by the bureau; the edition says so', async () => {
  const move = async (to: string) => (await test.ask(MOVE, { input: { year: 2027, zone: 'METRO', to } }, BUREAU)).data.moveSession;
  const refused = await test.ask(MOVE, { input: { year: 2027, zone: 'METRO', to: 'ENROLMENT_CLOSED' } }, AGENT);
  expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(await move('ENROLMENT_CLOSED')).toEqual({ calendar: { state: 'ENROLMENT_CLOSED', reopenedFor: null }, userErrors: [] });
  expect(await move('ENROLMENT_OPEN')).toEqual({ calendar: null, userErrors: [{ code: 'SESSION_STEP' }] });
  const reopen = async (more: object) => (await test.ask('mutation ($input: ReopenSessionInput!) { reopenSession(input: $input) { calendar { state reopenedFor reopenedPhase reopenedUntil } userErrors { code } } }', {
    input: { year: 2027, zone: 'METRO', phase: 'ENROLMENT_OPEN', reason: 'Intempéries', until: '2026-12-01T22:59:00.000Z', ...more },
  }, BUREAU)).data.reopenSession;
  expect(await reopen({ reason: '' })).toEqual({ calendar: null, userErrors: [{ code: 'SESSION_REASON_MISSING' }] });
  expect(await reopen({})).toEqual({
    calendar: { state: 'ENROLMENT_CLOSED', reopenedFor: 'Intempéries', reopenedPhase: 'ENROLMENT_OPEN', reopenedUntil: '2026-12-01T22:59:00.000Z' }, userErrors: [],
  });
  const { data } = await test.ask('{ session(year: 2027) { changes { by what subject after reason } } editionContent(dataSets: [calendars, locks]) { content } }', {}, BUREAU);
  expect(data.session.changes).toEqual([
    { by: 'agent-bex', what: 'STATE', subject: 'METRO', after: 'ENROLMENT_CLOSED', reason: null },
    { by: 'agent-bex', what: 'REOPENING', subject: 'ENROLMENT_OPEN', after: '2026-12-01T22:59:00.000Z', reason: 'Intempéries' },
  ]);
  const sets = JSON.parse(data.editionContent.content);
  const metro = sets.calendars.find(({ session, zone }: { session: number; zone: string }) => session === 2027 && zone === 'METRO');
  expect(metro).toMatchObject({ state: 'ENROLMENT_CLOSED', reopened: { phase: 'ENROLMENT_OPEN', until: '2026-12-01T22:59:00.000Z' } });
  expect([openingOf('ENROL', metro, sets.locks, new Date('2026-12-01T22:58:59Z')), openingOf('ENROL', metro, sets.locks, new Date('2026-12-01T22:59:00Z'))]).toEqual(['OPEN', 'CLOSED']);
});

it('takes one step when two take it at once', async () => {
  const input = { year: 2027, zone: 'WALLIS', to: 'ENROLMENT_CLOSED' };
  const both = await Promise.all([test.ask(MOVE, { input }, BUREAU), test.ask(MOVE, { input }, BUREAU)]);
  const codes = both.flatMap(({ data }) => data.moveSession.userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['SESSION_STEP']);
});

it('is not opened to enrolments while something in its data blocks', async () => {
  const { em } = test.context();
  const open = async () => (await test.ask(MOVE, { input: { year: 2027, zone: 'REUNION_MAYOTTE', to: 'ENROLMENT_OPEN' } }, BUREAU)).data.moveSession;
  await em.execute(`update session_calendar set state = 'DECLARED' where session_year = 2027 and zone = 'REUNION_MAYOTTE'`);
  expect(await open()).toEqual({ calendar: null, userErrors: [{ code: 'SESSION_NOT_READY' }] });
  await em.execute(`update training_offer set state = 'CLOSED', last_session = greatest(first_session, 2025) where speciality_code not in (select speciality_code from paper)`);
  expect(await open()).toMatchObject({ calendar: { state: 'ENROLMENT_OPEN' }, userErrors: [] });
});

it('is refused when there is none', async () => {
  const { data } = await test.ask(MOVE, { input: { year: 1999, zone: 'METRO', to: 'CLOSED' } }, BUREAU);
  expect(data.moveSession.userErrors).toEqual([{ code: 'SESSION_UNKNOWN' }]);
});
