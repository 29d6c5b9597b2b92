import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';

import { meanwhile } from '../testing/meanwhile.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { erasePerson } from './erase-person.ts';
import type { PersonalData } from './personal-data.ts';

const ID = globalId('NO', 'CAN', '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f');
const NOTHING: PersonalData = { erased: [], blanked: [], kept: {}, impersonal: [], waitsFor: [] };

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy);
});
afterAll(() => test.close());

it('whoever tells events at the same time does not keep a person from being erased', async () => {
  const context = test.context();
  const { em, now } = context;
  await em.execute(
    `insert into outbox (event_id, consumer, topic, key, version, payload, recorded_at) values (gen_random_uuid(), 'nobody', 'heard', ?, 1, '{}', ?)`, [ID, now()],
  );
  const erased = await meanwhile(
    context, ({ em: tx }) => tx.execute('update outbox set delivered_at = ? where key = ?', [now(), ID]),
    () => erasePerson(em, NOTHING, { ids: [ID], by: 'deleguee', reason: 'demande', now: now() }),
  );
  expect(erased).toEqual([]);
  expect(await em.execute('select key from outbox')).toEqual([]);
});
