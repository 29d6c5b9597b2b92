import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEADLINE_HEADER } from '@mirex/schema/deadline';
import { seal, SEAL_HEADER } from '@mirex/schema/signature';

import { newLog } from '../log.ts';
import { type RunningServer, serve } from '../server.ts';
import { TEST_SECRET, type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';

let test: TestInstance;
let server: RunningServer;
beforeAll(async () => {
  test = await testInstance(toy);
  server = await serve(() => [test.instance], { host: '127.0.0.1', port: 0, log: newLog('silent', 'toy') });
});
afterAll(async () => {
  await server.close();
  await test.close();
});
beforeEach(() => test.forget());

interface Asked {
  readonly status: number;
  readonly data?: Record<string, string> | null;
  readonly code: string | undefined;
  readonly took: number;
}

async function ask(query: string, { waits, signal }: { readonly waits?: number; readonly signal?: AbortSignal } = {}): Promise<Asked> {
  const body = JSON.stringify({ query });
  const began = performance.now();
  const response = await fetch(`${server.url}/NO/toy/graphql`, {
    method: 'POST', body, signal: signal ?? null,
    headers: { 'content-type': 'application/json', [SEAL_HEADER]: seal(TEST_SECRET, { at: Date.now(), to: 'toy@NO', claims: '', body }), ...(waits !== undefined && { [DEADLINE_HEADER]: String(waits) }) },
  });
  const { data, errors } = (await response.json()) as { data?: Asked['data']; errors?: readonly { readonly extensions: { readonly code: string } }[] };
  return { status: response.status, ...(data !== undefined && { data }), code: errors?.[0]?.extensions.code, took: performance.now() - began };
}

const sleeping = async (): Promise<number> => {
  const rows = await test.context().em.execute<{ count: string }[]>(`select count(*) as count from pg_stat_activity where datname = current_database() and state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()`);
  return Number(rows[0]?.count);
};
const until = async (isSo: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await isSo()) && performance.now() - began < 5_000) await sleep(10);
  return performance.now() - began;
};

describe('a question that nobody waits for any more', () => {
  it('is cancelled in the database when its time is up, and begins no other statement', async () => {
    const { took, code } = await ask('{ sleep(seconds: 20) }', { waits: 150 });
    expect(code).toBe('DEADLINE_PASSED');
    expect(took).toBeLessThan(10_000);
    expect(await sleeping()).toBe(0);
    expect(test.statements.filter((sql) => sql.includes('pg_sleep(')).length).toBe(1);
  });

  it('is cancelled when its asker hangs up', async () => {
    const left = new AbortController();
    const asked = ask('{ sleep(seconds: 20) }', { signal: left.signal }).catch(() => undefined);
    await until(async () => (await sleeping()) === 1);
    left.abort();
    await asked;
    expect(await until(async () => (await sleeping()) === 0)).toBeLessThan(2_000);
  });

  it('takes nothing from others: the same connections answer on', async () => {
    const floods = Array.from({ length: 12 }, () => ask('{ sleep(seconds: 20) }', { waits: 100 }));
    const others = Array.from({ length: 12 }, () => ask('{ sleep(seconds: 0.01) }'));
    expect((await Promise.all(floods)).map(({ code }) => code)).toEqual(Array.from({ length: 12 }, () => 'DEADLINE_PASSED'));
    expect((await Promise.all(others)).map(({ data }) => data)).toEqual(Array.from({ length: 12 }, () => ({ sleep: 'awake' })));
    for (let n = 0; n < 20; n += 1) expect((await ask('{ sleep(seconds: 0) }', { waits: 5_000 })).data).toEqual({ sleep: 'awake' });
  }, 30_000);

  it('that ends just when its time is up harms nobody', async () => {
    for (let n = 0; n < 15; n += 1) {
      const [, after] = await Promise.all([ask('{ sleep(seconds: 0.02) }', { waits: 38 + n % 5 }), sleep(40).then(() => ask('{ sleep(seconds: 0) }'))]);
      expect(after).toMatchObject({ status: 200, data: { sleep: 'awake' } });
    }
  }, 30_000);
});

describe('a change', () => {
  it('comes to its end though its asker hung up: half of its effects may be there already', async () => {
    const left = new AbortController();
    const asked = ask('mutation { sleepThenWrite(seconds: 0.4) }', { signal: left.signal, waits: 50 }).catch(() => undefined);
    await until(async () => (await sleeping()) === 1);
    left.abort();
    await asked;
    const written = async (): Promise<boolean> => (await test.context().em.execute(`select 1 from heard where id = 'slept'`)).length === 1;
    await until(written);
    expect(await written()).toBe(true);
  });
});
