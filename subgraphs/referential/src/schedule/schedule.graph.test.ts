import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const SCHEDULE = 'mutation ($input: SchedulePaperInput!) { done: schedulePaper(input: $input) { scheduled { startsAt endsAt version } userErrors { code } } }';
const ASKED = {
  session: 2027, zone: 'METRO', paper: '40321004.E1.1', round: 'FIRST_GROUP', kind: 'SITTING', startsLocal: '2027-06-08T09:00', endsLocal: '2027-06-08T11:00',
};

let test: TestInstance;
beforeAll(async () => void (test = await nationalInstance()));
afterAll(() => test.close());
beforeEach(async () => void (await test.context().em.execute('truncate scheduled_paper')));

const schedule = async (more: object = {}) => (await test.ask(SCHEDULE, { input: { ...ASKED, ...more } }, BUREAU)).data.done;

it('sets a paper at the hour of each zone’s clocks, and the edition says so', async () => {
  expect(await schedule()).toEqual({ scheduled: { startsAt: '2027-06-08T07:00:00.000Z', endsAt: '2027-06-08T09:00:00.000Z', version: 1 }, userErrors: [] });
  expect((await schedule({ zone: 'POLYNESIE' })).scheduled.startsAt).toBe('2027-06-08T19:00:00.000Z');
  const { data } = await test.ask('{ editionContent(dataSets: [schedule]) { content } nationalSchedule(session: 2027, speciality: "40321004") { zone kind paper { code } } }', {}, BUREAU);
  expect(JSON.parse(data.editionContent.content).schedule).toHaveLength(2);
  expect(data.nationalSchedule).toEqual([{ zone: 'METRO', kind: 'SITTING', paper: { code: ASKED.paper } }, { zone: 'POLYNESIE', kind: 'SITTING', paper: { code: ASKED.paper } }]);
});

it('changes a date for who has seen the last version', async () => {
  await schedule();
  expect(await schedule()).toEqual({ scheduled: null, userErrors: [{ code: 'SCHEDULE_CHANGED_MEANWHILE' }] });
  expect((await schedule({ version: 1, startsLocal: '2027-06-08T08:00' })).scheduled).toMatchObject({ startsAt: '2027-06-08T06:00:00.000Z', version: 2 });
});

it.each([
  ['an inverted one', { endsLocal: '2027-06-08T08:00' }, 'SCHEDULE_REVERSED'],
  ['one outside its phase', { startsLocal: '2027-05-01T09:00', endsLocal: '2027-05-01T11:00' }, 'SCHEDULE_OUTSIDE_PHASE'],
  ['one of a paper of the course', { paper: '40321004.E2' }, 'SCHEDULE_PAPER_IN_CCF'],
  ['one of a paper that is not there', { paper: '40321004.E9' }, 'SCHEDULE_PAPER_UNKNOWN'],
  ['one of a closed session', { session: 2025 }, 'SCHEDULE_SESSION_CLOSED'],
  ['one of a session that is not there', { session: 1999 }, 'SCHEDULE_CALENDAR_UNKNOWN'],
  ['one of a session that is summoned, without a reason', { session: 2026 }, 'SCHEDULE_REASON_MISSING'],
  ['an hour that is not one', { startsLocal: 'neuf heures' }, 'LOCAL_TIME_MALFORMED'],
])('refuses %s', async (_why, more, code) => {
  expect(await schedule(more)).toEqual({ scheduled: null, userErrors: [{ code }] });
});

it('refuses two papers of a speciality at one hour', async () => {
  await schedule();
  expect(await schedule({ paper: '40321004.E4.1', startsLocal: '2027-06-08T10:00', endsLocal: '2027-06-08T12:00' })).toEqual({ scheduled: null, userErrors: [{ code: 'SCHEDULE_OVERLAP' }] });
});
