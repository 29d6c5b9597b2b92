import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { accept, refuse } from '@mirex/schema/outcome';

import type { Context } from '../context.ts';
import { meanwhile } from '../testing/meanwhile.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { once } from './once.ts';

let test: TestInstance;
beforeAll(async () => void (test = await testInstance(toy)));
afterAll(() => test.close());

/** An act that shows when it is done twice. */
const hear = (id: string) => async ({ em }: Context) => {
  await em.execute('insert into heard (id, times, version) values (?, 1, 1) on conflict (id) do update set times = heard.times + 1', [id]);
  return accept({ id, amounts: [1, 2] });
};
const timesHeard = async (id: string): Promise<number | undefined> => {
  const [row] = await test.context().em.execute<{ times: number }[]>('select times from heard where id = ?', [id]);
  return row?.times;
};
const asked = (key: string, id = key) => ({ key, act: 'hear', input: { id } });

it('an act that is asked for again is answered, not done again', async () => {
  const first = await once(test.context(), asked('again-00'), hear('again-00'));
  test.forget();
  expect(await once(test.context(), asked('again-00'), hear('again-00'))).toEqual(first);
  expect(test.statements).toHaveLength(2);
  expect(first).toEqual(accept({ id: 'again-00', amounts: [1, 2] }));
  expect(await timesHeard('again-00')).toBe(1);
});

it.each([
  ['another input', { input: { id: 'other' } }],
  ['another act', { act: 'forget' }],
])('a key that comes back with %s is refused, and nothing is done', async (why, change) => {
  const key = `reused-${why.length}`;
  await once(test.context(), asked(key), hear(key));
  expect(await once(test.context(), { ...asked(key), ...change }, hear('never'))).toEqual(refuse({ code: 'IDEMPOTENCY_KEY_REUSED' }));
  expect(await timesHeard('never')).toBeUndefined();
});

it('callers do not share their keys', async () => {
  const other: Context = { ...test.context(), caller: { sub: 'somebody-else', roles: ['UNIT'], mirex: ['NO'] } };
  await once(test.context(), asked('shared-0'), hear('shared-0'));
  await once(other, asked('shared-0'), hear('shared-0'));
  expect(await timesHeard('shared-0')).toBe(2);
});

it('a key that is too short is refused before anything', async () => {
  expect(await once(test.context(), asked('short'), hear('short'))).toEqual(refuse({ code: 'IDEMPOTENCY_KEY_MALFORMED', given: 5 }));
});

it('two at once: one acts, the other waits and gets its answer', async () => {
  const second = await meanwhile(
    test.context(),
    (held) => once(held, asked('at-once-'), hear('at-once-')),
    () => once(test.context(), asked('at-once-'), hear('at-once-')),
  );
  expect(second).toEqual(accept({ id: 'at-once-', amounts: [1, 2] }));
  expect(await timesHeard('at-once-')).toBe(1);
});

it('a refused act leaves its key free', async () => {
  expect(await once(test.context(), asked('refused-'), async () => refuse({ code: 'NOT_YET' }))).toEqual(refuse({ code: 'NOT_YET' }));
  expect((await once(test.context(), asked('refused-'), hear('refused-'))).ok).toBe(true);
});

it('an act whose connection is killed leaves nothing, and is done when it is asked for again', async () => {
  const killed = once(test.context(), asked('killed-0'), async (context) => {
    const done = await hear('killed-0')(context);
    await context.em.execute('select pg_terminate_backend(pg_backend_pid())');
    return done;
  });
  await expect(killed).rejects.toThrow(/connection/i);
  expect(await timesHeard('killed-0')).toBeUndefined();
  expect((await once(test.context(), asked('killed-0'), hear('killed-0'))).ok).toBe(true);
  expect(await timesHeard('killed-0')).toBe(1);
});
