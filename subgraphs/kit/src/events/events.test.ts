import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EnrolmentTold } from '@mirex/schema/events';

import { Heard, toy } from '../testing/toy.fixture.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { newLog } from '../log.ts';
import type { Event } from './event.ts';
import { receive } from './inbox.ts';
import { Relay } from './relay.ts';

const NOW = new Date('2026-06-02T08:00:00Z');
const told = (state: string): EnrolmentTold => ({
  id: 'NO-ENR-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f' as EnrolmentTold['id'], candidateId: 'NO-CAN-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f' as EnrolmentTold['id'],
  number: 'NO26-000001', session: 2026, speciality: '40321004', diploma: 'BAC_PRO', establishmentUai: '0350700A', route: 'SCHOOL', form: 'GLOBAL', state,
});
const event = (id: number, version: number, state = 'ACCEPTED'): Event => ({
  id: `0199a2b4-7c11-7d3e-8f00-00000000000${id}`, topic: 'enrolment.changed', key: 'row', version, payload: told(state),
});
const until = async (what: () => boolean): Promise<void> => {
  for (let tries = 0; !what(); tries += 1) {
    if (tries > 400) throw new Error('it did not happen within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

let test: TestInstance;
const heard = () => test.context().em.find(Heard, {});
beforeEach(async () => {
  test = await testInstance(toy, { subscriptions: { 'enrolment.changed': ['grades', 'centres'] } });
});
afterEach(() => test.close());

describe('an event that is received', () => {
  it('is applied once however often it is sent', async () => {
    for (let i = 0; i < 3; i += 1) await receive([event(1, 1)], toy.consumes ?? {}, test.context());
    expect(await heard()).toMatchObject([{ id: 'row', times: 1, version: 1 }]);
  });

  it('is applied once when it is sent twice at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => receive([event(1, 1)], toy.consumes ?? {}, test.context())));
    expect(await heard()).toMatchObject([{ times: 1 }]);
  });

  it('is ignored when a newer one of its row was applied', async () => {
    await receive([event(2, 2), event(1, 1)], toy.consumes ?? {}, test.context());
    await receive([event(1, 1)], toy.consumes ?? {}, test.context());
    expect(await heard()).toMatchObject([{ times: 1, version: 2 }]);
  });

  it('leaves nothing behind when it cannot be applied, and is applied when sent again', async () => {
    await expect(receive([event(1, 1, 'UNREADABLE')], toy.consumes ?? {}, test.context())).rejects.toThrow('cannot be applied');
    expect(await heard()).toEqual([]);
    await receive([event(1, 1)], toy.consumes ?? {}, test.context());
    expect(await heard()).toMatchObject([{ times: 1 }]);
  });

  it('does not hold up the others of its batch when it cannot be applied', async () => {
    const other = { ...event(3, 1), key: 'other' };
    await expect(receive([event(1, 1, 'UNREADABLE'), other], toy.consumes ?? {}, test.context())).rejects.toThrow('cannot be applied');
    expect(await heard()).toMatchObject([{ id: 'other', times: 1 }]);
    await receive([event(1, 1), other], toy.consumes ?? {}, test.context());
    expect((await heard()).map(({ id, times }) => `${id} ${times}`).toSorted()).toEqual(['other 1', 'row 1']);
  });

  it('is refused without the seal', async () => {
    const reply = await test.instance.events({ method: 'POST', headers: {}, body: JSON.stringify([event(1, 1)]) });
    expect(reply).toMatchObject({ status: 401, body: expect.stringContaining('SEAL_MISSING') });
    expect(await heard()).toEqual([]);
  });
});

describe('an event that is told', () => {
  const tell = (count: number): Promise<void> => {
    const { em, emit } = test.context();
    return em.transactional((tx) => emit(tx, Array.from({ length: count }, (_, i) => ({ topic: 'enrolment.changed', key: `row ${i}`, version: 1, payload: told('ACCEPTED') })), NOW));
  };

  it('reaches every subscriber, in order', async () => {
    await tell(3);
    await until(() => test.delivered.length === 6);
    expect(test.delivered.map(({ key }) => key).toSorted()).toEqual(['row 0', 'row 0', 'row 1', 'row 1', 'row 2', 'row 2']);
  });

  it('does not leave when its transaction is rolled back', async () => {
    const { em, emit } = test.context();
    await expect(em.transactional(async (tx) => {
      await emit(tx, [{ topic: 'enrolment.changed', key: 'gone', version: 1, payload: told('ACCEPTED') }], NOW);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await tell(1);
    await until(() => test.delivered.length === 2);
    expect(test.delivered.map(({ key }) => key)).toEqual(['row 0', 'row 0']);
  });

  it('is written with one statement, however many there are', async () => {
    const { em, emit } = test.context();
    await em.transactional(async (tx) => {
      test.forget();
      await emit(tx, Array.from({ length: 2_000 }, (_, i) => ({ topic: 'enrolment.changed', key: `row ${i}`, version: 1, payload: told('ACCEPTED') })), NOW);
      expect(test.statements.filter((sql) => sql.includes('insert into outbox'))).toHaveLength(1);
    });
  });
});

it('a subscriber that is down holds up nobody else, and gets everything once it is back', async () => {
  const got: Record<string, string[]> = { up: [], down: [] };
  let isUp = false;
  const { em } = test.context();
  await em.execute(
    `insert into outbox (event_id, consumer, topic, key, version, payload, recorded_at)
     select gen_random_uuid(), c, 'enrolment.changed', 'row ' || i, 1, '{}', now() from unnest(array['up', 'down']) c, generate_series(1, 3) i`,
  );
  const relay = new Relay({
    em, consumers: ['up', 'down'], log: newLog('silent', 'toy'), now: () => NOW,
    deliver: async (consumer, events) => {
      if (consumer === 'down' && !isUp) throw new Error('connection refused');
      got[consumer]?.push(...events.map(({ key }) => key));
    },
  });
  await until(() => got['up']?.length === 3);
  expect(got['down']).toEqual([]);
  isUp = true;
  relay.wake();
  await until(() => got['down']?.length === 3);
  await relay.close();
  expect(got['down']).toEqual(got['up']);
});

it('an event that is written while its lane is under way leaves with the next look, not with the next idle one', async () => {
  const got: string[] = [];
  const { em } = test.context();
  const write = (key: string) => em.fork().execute(
    `insert into outbox (event_id, consumer, topic, key, version, payload, recorded_at) values (gen_random_uuid(), 'slow', 'enrolment.changed', ?, 1, '{}', now())`, [key]);
  await write('first');
  const relay = new Relay({
    em, consumers: ['slow'], log: newLog('silent', 'toy'), now: () => NOW,
    deliver: async (_consumer, events) => {
      got.push(...events.map(({ key }) => key));
      if (got.length > 1) return;
      await write('second');
      relay.wake();
    },
  });
  const began = performance.now();
  await until(() => got.length === 2);
  await relay.close();
  expect(performance.now() - began).toBeLessThan(4_500);
});
