import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, sittingOf, tell, tellMeasures, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { passOn } from './custody.service.ts';

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const TRANS: Caller = { sub: 'trans', roles: ['TRANS'], mirex: ['NO'] };
let test: TestInstance;
let now = NOON;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => now });
});
afterAll(() => test.close());

let sittingId: string;
let centreId: string;
beforeEach(async () => {
  now = NOON;
  await test.context().em.execute(EMPTY);
  await told(test.context(), [tell(1)]);
  await told(test.context(), [tellMeasures(1, ['LARGE_PRINT_A3'], '40321004.E1')]);
  const planned = await planCentresInBulk([planOf({ sittings: [MORNING] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  [centreId, sittingId] = [planned.value[0]?.id ?? '', planned.value[0]?.sittings[0]?.id ?? ''];
  await allocateInBulk([{ enrolmentId: enrolment(1), sittingId: sittingId as never }], test.context());
});

const PACKAGE = 'package { id number state version custody { state by sealIntact note } } userErrors { code }';
const pack = async (more: object = {}) => (await test.ask(
  `mutation ($input: PackSubjectsInput!) { packSubjects(input: $input) { ${PACKAGE} } }`, { input: { sittingId, number: 'P-1', format: 'NORMAL', copies: 30, subject: 'CGEA-E1-2026-A', ...more } }, TRANS,
)).data.packSubjects;
const pass = async (held: { id: string; version: number }, to: string, more: object = {}, caller: Caller = TRANS) => (await test.ask(
  `mutation ($input: PassPackageInput!) { passPackage(input: $input) { ${PACKAGE} } }`, { input: { id: held.id, version: held.version, to, sealIntact: true, ...more } }, caller,
)).data.passPackage;
const inSafe = async () => {
  let held = (await pack()).package;
  for (const to of ['IN_TRANSIT', 'IN_SAFE']) held = (await pass(held, to)).package;
  return held;
};

describe('a package', () => {
  it.each([
    ['of no copy', { copies: 0 }, 'PACKAGE_COPIES'],
    ['without a number', { number: ' ' }, 'PACKAGE_NUMBER_MISSING'],
    ['in a format that nobody has a right to', { format: 'BRAILLE' }, 'PACKAGE_FORMAT_NOT_GRANTED'],
    ['of no sitting', { sittingId: NO_SUCH.sitting }, 'PACKAGE_SITTING_UNKNOWN'],
  ])('%s is refused', async (_why, more, code) => expect((await pack(more)).userErrors).toEqual([{ code }]));

  it('enlarged for a candidate who has a right to it is made; a number is taken once', async () => {
    expect((await pack({ format: 'A3', copies: 1 })).userErrors).toEqual([]);
    expect((await pack()).userErrors).toEqual([{ code: 'PACKAGE_NUMBER_TAKEN' }]);
  });
});

describe('its chain of custody', () => {
  it('has no gap', async () => {
    const { package: held } = await pack();
    expect((await pass(held, 'IN_SAFE')).userErrors).toEqual([{ code: 'CUSTODY_GAP' }]);
    expect((await pass({ ...held, id: 'NO-PKG-0199a2b4-7c11-7d3e-8f00-0000000000ff' }, 'IN_TRANSIT')).userErrors).toEqual([{ code: 'PACKAGE_UNKNOWN' }]);
    expect((await pass(held, 'IN_TRANSIT', { version: 9 })).userErrors).toEqual([{ code: 'CUSTODY_CHANGED_MEANWHILE' }]);
  });

  it('opens at the hour and not before, once, in its own centre', async () => {
    const held = await inSafe();
    now = new Date(MORNING.startsAt.getTime() - 1);
    expect((await pass(held, 'OPENED')).userErrors).toEqual([{ code: 'CUSTODY_OPENED_EARLY' }]);
    now = MORNING.startsAt;
    const head: Caller = { sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [centreId as never] };
    expect((await pass(held, 'OPENED', { centreId: NO_SUCH.centre })).userErrors).toEqual([{ code: 'PACKAGE_OF_ANOTHER_CENTRE' }]);
    expect((await pass(held, 'OPENED', {}, { ...head, centres: [NO_SUCH.centre] })).userErrors).toEqual([{ code: 'PACKAGE_OF_ANOTHER_CENTRE' }]);
    expect((await pass(held, 'OPENED', {}, { ...head, roles: ['CENTRE', 'TEACHER'], centres: [NO_SUCH.centre] })).userErrors).toEqual([{ code: 'PACKAGE_OF_ANOTHER_CENTRE' }]);
    const opened = await pass(held, 'OPENED', { centreId, note: 'Deux témoins' }, head);
    expect(opened.package.custody.map(({ state, by }: { state: string; by: string }) => [state, by])).toEqual([['PACKED', 'trans'], ['IN_TRANSIT', 'trans'], ['IN_SAFE', 'trans'], ['OPENED', 'chef']]);
    expect((await pass(opened.package, 'OPENED')).userErrors).toEqual([{ code: 'CUSTODY_OPENED_TWICE' }]);
  });

  it('opened by two at once is opened once', async () => {
    const held = await inSafe();
    now = MORNING.startsAt;
    const second = await meanwhile(test.context(), (first) => passOn(held.id, { to: 'OPENED', version: held.version, centre: null, sealIntact: true, note: null }, first), () => pass(held, 'OPENED'));
    expect(second.userErrors).toEqual([{ code: 'CUSTODY_OPENED_TWICE' }]);
  });

  it.each([['changed', 'update custody_event set seal_intact = false'], ['taken away', 'delete from custody_event']])('is not %s', async (_why, sql) => {
    await pack();
    await expect(test.context().em.execute(sql)).rejects.toThrow('append-only');
  });
});
