import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { OrderFact } from '@mirex/schema/session-facts';

import { keepEdition } from '../edition.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';

let test: TestInstance;
beforeEach(async () => void (test = await testInstance(toy)));
afterEach(() => test.close());

const order = (number: number, more: Partial<OrderFact> = {}): OrderFact => ({
  number, kind: 'SUBJECT_COMPROMISED', session: 2026, paper: '40321004.E5', at: '2026-06-02T07:00:00.000Z', reason: 'Distribué par erreur', zones: ['METRO'], sittings: [], subject: null, ...more,
});

let edition = 0;
const hold = (...orders: OrderFact[]) => keepEdition(test.context().em, { number: (edition += 1), dataSets: { sessions: [], orders } });
const heard = () => test.context().em.execute('select id, times from heard order by id');
const remembered = () => test.context().em.execute('select number, rows_touched as rows, told_at as told from obeyed_order order by number');

it('does each order once, however often it is looked for, and leaves out those that ask for nothing here', async () => {
  await hold(order(1), order(2, { kind: 'BACKUP_ACTIVATED' }));
  await test.instance.obey();
  await hold(order(1), order(2, { kind: 'BACKUP_ACTIVATED' }), order(3, { paper: '40321004.E6' }));
  await Promise.all([test.instance.obey(), test.instance.obey()]);
  expect(await heard()).toEqual([{ id: '40321004.E5', times: 1 }, { id: '40321004.E6', times: 1 }]);
});

it('forgets what an order has done when it fails, does nothing after it, and tries again', async () => {
  await hold(order(1, { reason: 'UNREADABLE' }), order(2, { paper: '40321004.E6' }));
  await expect(test.instance.obey()).rejects.toThrow('cannot be obeyed');
  expect([await heard(), await remembered()]).toEqual([[], []]);
  await hold(order(1), order(2, { paper: '40321004.E6' }));
  await test.instance.obey();
  expect(await heard()).toHaveLength(2);
});

it('keeps what it has obeyed to be told while the nation does not answer', async () => {
  await hold(order(1));
  await test.instance.obey();
  expect(await remembered()).toEqual([{ number: 1, rows: 1, told: null }]);
});
