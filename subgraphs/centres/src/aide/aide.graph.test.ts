import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { candidate, DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, tell, tellMeasures, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { assignAide } from './aide.service.ts';

const uuid = (n: number): string => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
const actor = (n: number): GlobalId => globalId('NO', 'ACT', uuid(n));
const TRANS: Caller = { sub: 'trans', roles: ['TRANS'], mirex: ['NO'] };

let test: TestInstance;
let sittingId: GlobalId;
let centreId: GlobalId;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), [tell(1), tell(2), tellMeasures(1, ['SCRIBE'], '40321004.E1')]);
  await told(test.context(), [[1, '0290001B'], [2, '0350700A'], [3, '0290001B']].map(([n, establishmentUai]) => event('actor.changed', actor(Number(n)), { id: actor(Number(n)), establishmentUai, state: 'ACTIVE', survivorId: null })));
  const planned = await planCentresInBulk([planOf()], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  sittingId = planned.value[0]?.sittings[0]?.id as GlobalId;
  centreId = planned.value[0]?.id as GlobalId;
  await allocateInBulk([1, 2].map((n) => ({ enrolmentId: enrolment(n), sittingId })), test.context());
});

let version = 0;
const event = (topic: 'actor.changed' | 'incompatibility.changed', key: GlobalId, payload: object) => ({ id: crypto.randomUUID(), topic, key, version: (version += 1), payload });
const incompatible = (n: number, more: object) => told(test.context(), [event('incompatibility.changed', globalId('NO', 'INC', uuid(n)), { id: globalId('NO', 'INC', uuid(n)), actorId: actor(n), kind: 'CANDIDATE', target: candidate(1), from: null, to: null, withdrawn: false, ...more })]);
const assign = async (more: object = {}, caller: Caller = TRANS) => (await test.ask(
  'mutation ($input: AssignAccommodationAideInput!) { assignAccommodationAide(input: $input) { actorId version userErrors { code } } }',
  { input: { sittingId, enrolmentId: enrolment(1), actorId: actor(1), version: 0, ...more } }, caller,
)).data.assignAccommodationAide;
const refused = (code: string) => ({ actorId: null, version: null, userErrors: [{ code }] });

it('a secretary stands in the list of the centre, is another when it is said again, and nobody once it is taken back', async () => {
  expect(await assign()).toEqual({ actorId: actor(1), version: 1, userErrors: [] });
  const list = async () => (await test.ask('query ($id: ID!) { sitting(id: $id) { accommodations { digest seats { enrolmentId aideId aideVersion } } } }', { id: sittingId }, { sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [centreId] })).data.sitting.accommodations;
  const before = await list();
  expect(before.seats).toEqual([{ enrolmentId: enrolment(1), aideId: actor(1), aideVersion: 1 }]);
  await assign({ actorId: actor(3), version: 1, reason: 'Empêché' });
  expect((await list()).digest).not.toBe(before.digest);
  expect(await assign({ actorId: null, version: 2 })).toEqual({ actorId: null, version: 3, userErrors: [] });
  expect(await test.context().em.execute('select by, reason, actor_before as before, actor_after as after from accommodation_aide_change order by sequence')).toEqual([
    { by: 'trans', reason: null, before: null, after: actor(1) }, { by: 'trans', reason: 'Empêché', before: actor(1), after: actor(3) }, { by: 'trans', reason: null, before: actor(3), after: null },
  ]);
});

it('is refused of the candidate’s own school, to strangers, without the measure, and where nobody sits', async () => {
  expect(await assign({ actorId: actor(2) })).toEqual(refused('AIDE_OF_OWN_ESTABLISHMENT'));
  expect(await assign({ actorId: actor(9) })).toEqual(refused('AIDE_UNKNOWN'));
  expect(await assign({ enrolmentId: enrolment(2) })).toEqual(refused('AIDE_MEASURE_NOT_GRANTED'));
  expect(await assign({ enrolmentId: enrolment(3) })).toEqual(refused('AIDE_SEAT_UNKNOWN'));
  expect(await assign({ sittingId: NO_SUCH.sitting })).toEqual(refused('AIDE_SEAT_UNKNOWN'));
  expect(await assign({}, { sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [NO_SUCH.centre] })).toEqual(refused('AIDE_SEAT_UNKNOWN'));
  expect(await assign({}, { sub: 'chef', roles: ['CENTRE', 'EXAM'], mirex: ['NO'], centres: [NO_SUCH.centre] })).toEqual(refused('AIDE_SEAT_UNKNOWN'));
  expect(await test.context().em.execute('select from accommodation_aide')).toEqual([]);
});

it('is refused to who was declared incompatible with the candidate, under any record that was merged, until it is withdrawn', async () => {
  await incompatible(1, {});
  expect(await assign()).toEqual(refused('AIDE_INCOMPATIBLE'));
  await incompatible(1, { withdrawn: true });
  await incompatible(4, {});
  await told(test.context(), [event('actor.changed', actor(4), { id: actor(4), establishmentUai: null, state: 'MERGED', survivorId: actor(3) })]);
  expect(await assign({ actorId: actor(3) })).toEqual(refused('AIDE_INCOMPATIBLE'));
  expect((await assign()).userErrors).toEqual([]);
});

it('one person helps one candidate at a time and watches over no room meanwhile, whoever comes first', async () => {
  await told(test.context(), [tellMeasures(2, ['READER'], '40321004.E1')]);
  expect((await meanwhile(test.context(), (held) => assignAide({ sittingId, enrolmentId: enrolment(1), actorId: actor(1), version: 0, reason: null }, held), () => assign({ enrolmentId: enrolment(2) })))).toEqual(refused('AIDE_BUSY'));
  const [{ room } = { room: '' }] = await test.context().em.execute<{ room: string }[]>('select room_code as room from allocation where enrolment_id = ?', [enrolment(2)]);
  const watched = await test.ask('mutation ($input: AssignInvigilatorsInput!) { assignInvigilators(input: $input) { userErrors { code } } }', { input: { sittingId, room, actorIds: [actor(1), actor(3)] } });
  expect(watched.data.assignInvigilators.userErrors).toEqual([{ code: 'INVIGILATION_OVERLAPS' }]);
});

it('two who name somebody for one candidate at once: the second is told', async () => {
  expect(await meanwhile(test.context(), (held) => assignAide({ sittingId, enrolmentId: enrolment(1), actorId: actor(1), version: 0, reason: null }, held), () => assign({ actorId: actor(3) })))
    .toEqual(refused('AIDE_CHANGED_MEANWHILE'));
});
