import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';
import { openEnrolmentWeb } from './window.service.ts';

const HEAD: Caller = { sub: 'chef-no', roles: ['HEAD'], mirex: ['NO'] };
const ANSWER = '{ window { opensAt closesAt } userErrors { code } }';
const WINDOW = { session: 2027, mirex: 'NO', diploma: 'BTSA', opensAt: '2026-11-20T08:00:00.000Z', closesAt: '2026-11-25T17:00:00.000Z' };

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
  // The registers of 2027, whose typical days would be over on the day of these tests.
  await test.context().em.execute(`update session_phase set ends_at = '2026-12-01T00:00:00Z' where session_year = 2027 and zone = 'METRO' and phase = 'ENROLMENT_OPEN'`);
});
afterAll(() => test.close());
beforeEach(async () => void (await test.context().em.execute('truncate enrolment_window, imported_pre_registrations')));

const open = async (more: object = {}, caller = HEAD) =>
  (await test.ask(`mutation ($input: OpenEnrolmentWebInput!) { done: openEnrolmentWeb(input: $input) ${ANSWER} }`, { input: { ...WINDOW, ...more } }, caller)).data.done;
const extend = async (more: object = {}, caller = HEAD) => (await test.ask(
  `mutation ($input: ExtendWindowInput!) { done: extendWindow(input: $input) ${ANSWER} }`,
  { input: { session: 2027, mirex: 'NO', diploma: 'BTSA', closesAt: '2026-11-30T17:00:00.000Z', reason: 'Grève', ...more } }, caller,
)).data.done;
const imported = async (mirex = 'NO', caller = HEAD) =>
  (await test.ask('mutation ($mirex: String!) { done: declareImported(session: 2027, mirex: $mirex) { declared userErrors { code } } }', { mirex }, caller)).data.done;

it('opens once the pre-registrations are there, is extended, and the edition says so', async () => {
  expect(await open()).toEqual({ window: null, userErrors: [{ code: 'WINDOW_IMPORT_NOT_DONE' }] });
  expect(await imported('SE')).toEqual({ declared: false, userErrors: [{ code: 'WINDOW_OF_ANOTHER_MIREX' }] });
  expect([await imported(), await imported()]).toEqual([{ declared: true, userErrors: [] }, { declared: true, userErrors: [] }]);
  expect(await open()).toEqual({ window: { opensAt: WINDOW.opensAt, closesAt: WINDOW.closesAt }, userErrors: [] });
  expect(await open()).toEqual({ window: null, userErrors: [{ code: 'WINDOW_OPEN_ALREADY' }] });
  expect((await extend()).window.closesAt).toBe('2026-11-30T17:00:00.000Z');
  const { data } = await test.ask('{ editionContent(dataSets: [windows]) { content } session(year: 2027) { changes { what subject reason } } }', {}, BUREAU);
  expect(JSON.parse(data.editionContent.content).windows).toEqual([{ session: 2027, mirex: 'NO', diploma: 'BTSA', opensAt: WINDOW.opensAt, closesAt: '2026-11-30T17:00:00.000Z' }]);
  expect(data.session.changes).toEqual([{ what: 'IMPORT', subject: 'NO', reason: null }, { what: 'WINDOW', subject: 'NO BTSA', reason: null }, { what: 'WINDOW', subject: 'NO BTSA', reason: 'Grève' }]);
});

it.each([
  ['inverted', { closesAt: '2026-11-19T08:00:00.000Z' }, 'WINDOW_REVERSED'],
  ['over already', { closesAt: '2026-11-21T08:00:00.000Z' }, 'WINDOW_CLOSES_IN_THE_PAST'],
  ['of a closed session', { session: 2025 }, 'WINDOW_SESSION_CLOSED'],
  ['beyond the registers', { closesAt: '2026-12-01T00:00:00.001Z' }, 'WINDOW_BEYOND_REGISTERS'],
  ['of another MIREX', { mirex: 'SE' }, 'WINDOW_OF_ANOTHER_MIREX'],
  ['of no MIREX', { mirex: 'XX' }, 'WINDOW_MIREX_UNKNOWN'],
  ['of no diploma', { diploma: 'CAP' }, 'WINDOW_DIPLOMA_UNKNOWN'],
])('does not open %s', async (_why, more, code) => {
  await imported();
  expect(await open(more)).toEqual({ window: null, userErrors: [{ code }] });
});

it('is extended to a later instant, by the bureau beyond the registers', async () => {
  await imported();
  expect(await extend()).toEqual({ window: null, userErrors: [{ code: 'WINDOW_NONE' }] });
  await open();
  expect(await extend({ closesAt: WINDOW.closesAt })).toEqual({ window: null, userErrors: [{ code: 'WINDOW_NOT_LATER' }] });
  expect(await extend({ closesAt: '2026-12-05T00:00:00.000Z' })).toEqual({ window: null, userErrors: [{ code: 'WINDOW_BEYOND_REGISTERS' }] });
  expect((await extend({ closesAt: '2026-12-05T00:00:00.000Z' }, BUREAU)).userErrors).toEqual([]);
});

it('opens once when two open it at once', async () => {
  await imported();
  const asked = { ...WINDOW, opensAt: new Date(WINDOW.opensAt), closesAt: new Date(WINDOW.closesAt) };
  const second = await meanwhile(test.instance.context(BUREAU), (held) => openEnrolmentWeb(asked, held), () => open());
  expect(second).toEqual({ window: null, userErrors: [{ code: 'WINDOW_OPEN_ALREADY' }] });
});
