import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, tell, tellMeasures, tellName, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { generateFile } from './centre-file.service.ts';

const E1 = '40321004.E1';
let test: TestInstance;
let centreId: GlobalId;
let head: Caller;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), [1, 2].flatMap((n) => [tell(n), tellName(n, 'Gwenn', `Le Goff-${n}`)]));
  await told(test.context(), [tellMeasures(1, ['EXTRA_TIME_WRITTEN'], E1, 20)]);
  const planned = await planCentresInBulk([planOf()], test.context());
  const [centre] = planned.ok ? planned.value : [];
  if (!centre?.sittings[0]) throw new Error('a centre was planned');
  centreId = centre.id;
  head = { sub: 'head', roles: ['CENTRE'], mirex: ['NO'], centres: [centreId] };
  await allocateInBulk([1, 2].map((n) => ({ enrolmentId: enrolment(n), sittingId: centre.sittings[0]?.id as GlobalId })), test.context());
});

const generate = async (id: string = centreId, caller: Caller = head, more = ''): Promise<Answer['data']> =>
  (await test.ask(`mutation ($id: ID!) { generateCentreFile(centreId: $id) { file { id number candidates digest by ${more} } userErrors { code } } }`, { id }, caller)).data.generateCentreFile;

it('is made in editions, each printed the same for good, and only when something has changed', async () => {
  const { file } = await generate(centreId, head, 'document { url sha256 }');
  expect(file).toMatchObject({ number: 1, candidates: 2, by: 'head', document: { url: expect.stringMatching(/^\/documents\/NO-CFI-/) } });
  expect((await generate()).file).toMatchObject({ id: file.id, number: 1 });
  const first = await test.download(file.id, head);
  expect(first.status).toBe(200);
  await told(test.context(), [tell(2, { state: 'WITHDRAWN' })]);
  expect((await generate()).file).toMatchObject({ number: 2, candidates: 1 });
  expect((await test.download(file.id, head)).headers?.['x-content-sha256']).toBe(first.headers?.['x-content-sha256']);
  const { data } = await test.ask('query ($id: ID!) { centre(id: $id) { files { number } } }', { id: centreId });
  expect(data.centre.files).toEqual([{ number: 1 }, { number: 2 }]);
});

it('is not made of no centre, of another’s, of an empty one, nor while a room is over its capacity', async () => {
  expect((await generate(NO_SUCH.centre)).userErrors).toEqual([{ code: 'CENTRE_FILE_CENTRE_UNKNOWN' }]);
  for (const roles of [['CENTRE'], ['CENTRE', 'EXAM'], ['CENTRE', 'CLERK']]) expect((await generate(centreId, { ...head, roles, centres: [NO_SUCH.centre] })).userErrors).toEqual([{ code: 'CENTRE_FILE_CENTRE_UNKNOWN' }]);
  await test.context().em.execute('update room set capacity = 1');
  expect((await generate()).userErrors).toEqual([{ code: 'CENTRE_FILE_ROOM_OVER_CAPACITY' }]);
  await told(test.context(), [1, 2].map((n) => tell(n, { state: 'WITHDRAWN' })));
  expect((await generate()).userErrors).toEqual([{ code: 'CENTRE_FILE_EMPTY' }]);
});

it('is read by those alone who prepare the rooms', async () => {
  const { file } = await generate();
  expect((await test.download(file.id)).status).toBe(403);
  expect((await test.download(file.id, { ...head, centres: [NO_SUCH.centre] })).status).toBe(404);
  expect((await test.download(file.id, { sub: 'trans', roles: ['TRANS'], mirex: ['NO'] })).status).toBe(200);
});

it('made by two at once is made once', async () => {
  const second = await meanwhile(test.context(), (held) => generateFile(centreId, held), () => generate());
  expect(second).toMatchObject({ file: { number: 1 }, userErrors: [] });
  expect(await test.context().em.execute('select count(*)::integer as files from centre_file')).toEqual([{ files: 1 }]);
});
