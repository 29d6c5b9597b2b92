import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const CREATE = 'mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { year calendars { zone state version } } userErrors { code } } }';
const EDIT = 'mutation ($input: EditPhasesInput!) { editPhases(input: $input) { calendar { version phases { phase startsAt endsAt status } } userErrors { code } } }';
const SCHEDULE = 'mutation ($input: SchedulePaperInput!) { schedulePaper(input: $input) { userErrors { code } } }';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const create = async (input: object) => (await test.ask(CREATE, { input }, BUREAU)).data.createSession;
const edit = async (over: object) => (await test.ask(EDIT, { input: { year: 2028, zone: 'NOUVELLE_CALEDONIE', version: 1, phases: [], ...over } }, BUREAU)).data.editPhases;
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const PAPERS = { phase: 'PAPERS', startsLocal: '2028-10-25T00:00', endsLocal: '2028-11-10T00:00' };

it('a session is made as a draft on the local days of the one before, once, and published', async () => {
  expect((await test.ask(CREATE, { input: { year: 2028 } }, AGENT)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const both = await Promise.all([create({ year: 2028 }), create({ year: 2028 })]);
  expect(both.flatMap(codes)).toEqual(['SESSION_EXISTS']);
  const made = both.find(({ session }) => session !== null);
  expect(made.session.calendars).toHaveLength(6);
  expect(made.session.calendars[0]).toMatchObject({ state: 'DRAFT', version: 1 });
  expect(codes(await create({ year: 2040 }))).toEqual(['SESSION_YEAR_TOO_FAR']);
  expect(codes(await create({ year: 2030, model: 2029 }))).toEqual(['SESSION_MODEL_UNKNOWN']);
  const { data } = await test.ask('{ session(year: 2028) { changes { what after reason } calendars(zone: METRO) { phases { phase startsAt status } } } editionContent(dataSets: [calendars]) { content } }', {}, BUREAU);
  expect(data.session.changes).toEqual([{ what: 'STATE', after: 'DRAFT', reason: 'D’après la session 2027' }]);
  // Midnight in Paris, by summer time and by winter time.
  expect(data.session.calendars[0].phases).toEqual(expect.arrayContaining([
    { phase: 'PAPERS', startsAt: '2028-05-24T22:00:00.000Z', status: 'TO_BE_CHECKED' }, { phase: 'ORGANISATION', startsAt: '2027-12-31T23:00:00.000Z', status: 'TO_BE_CHECKED' },
  ]));
  expect(JSON.parse(data.editionContent.content).calendars.filter(({ session }: { session: number }) => session === 2028)).toHaveLength(6);
});

it('its phases are dated on the clocks of the zone, version by version, with their trace', async () => {
  expect(codes(await edit({ phases: [{ ...PAPERS, endsLocal: '2028-10-25T00:00' }] }))).toEqual(['PHASE_REVERSED']);
  expect(codes(await edit({ phases: [{ ...PAPERS, startsLocal: '25/10/2028' }] }))).toEqual(['LOCAL_TIME_MALFORMED']);
  expect(codes(await edit({ phases: [{ ...PAPERS, endsLocal: '2028-11-13T00:00' }] }))).toEqual(['PHASES_OVERLAP']);
  const both = await Promise.all([edit({ phases: [PAPERS] }), edit({ phases: [PAPERS] })]);
  expect(both.flatMap(codes)).toEqual(['SESSION_CHANGED_MEANWHILE']);
  const done = both.find(({ calendar }) => calendar !== null);
  expect(done.calendar.version).toBe(2);
  expect(done.calendar.phases).toContainEqual({ phase: 'PAPERS', startsAt: '2028-10-24T13:00:00.000Z', endsAt: '2028-11-09T13:00:00.000Z', status: 'CONFIRMED' });
  const { data } = await test.ask('{ session(year: 2028) { changes { what zone subject before after by } } }', {}, BUREAU);
  expect(data.session.changes.at(-1)).toEqual({
    what: 'PHASE', zone: 'NOUVELLE_CALEDONIE', subject: 'PAPERS', by: 'agent-bex',
    before: '2028-10-24T13:00:00.000Z/2028-11-11T13:00:00.000Z', after: '2028-10-24T13:00:00.000Z/2028-11-09T13:00:00.000Z',
  });
});

it('keep what is scheduled in them; once enrolments are open they move with a reason, and never after the end', async () => {
  const paper = { session: 2028, zone: 'NOUVELLE_CALEDONIE', paper: '40321004.E5', round: 'FIRST_GROUP', kind: 'SITTING', startsLocal: '2028-10-26T08:00', endsLocal: '2028-10-26T10:00' };
  expect((await test.ask(SCHEDULE, { input: paper }, BUREAU)).data.schedulePaper.userErrors).toEqual([]);
  expect(codes(await edit({ version: 2, phases: [{ ...PAPERS, startsLocal: '2028-10-27T00:00' }] }))).toEqual(['PHASE_LEAVES_PAPERS']);
  const state = (to: string) => test.instance.context().em.execute(`update session_calendar set state = ? where session_year = 2028 and zone = 'NOUVELLE_CALEDONIE'`, [to]);
  await state('ENROLMENT_OPEN');
  expect(codes(await edit({ version: 2, phases: [PAPERS] }))).toEqual(['PHASES_REASON_MISSING']);
  expect(codes(await edit({ version: 2, phases: [PAPERS], reason: 'Cyclone' }))).toEqual([]);
  await state('CLOSED');
  expect(codes(await edit({ version: 3, phases: [PAPERS], reason: 'Cyclone' }))).toEqual(['PHASES_ENDED']);
  expect(codes(await edit({ year: 1999, phases: [PAPERS] }))).toEqual(['SESSION_UNKNOWN']);
});
