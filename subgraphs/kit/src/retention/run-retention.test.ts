import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { KIT_RETAINED, type RetentionRule } from './retained.ts';
import { holdRetention, releaseRetention, type RetentionRun, runRetention } from './run-retention.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const RULES: readonly RetentionRule[] = [{ code: 'IDEMPOTENCY_KEYS', days: 90, basis: 'test' }, { code: 'APPLIED_EVENTS', days: null, basis: 'test' }];
const KEYS = KIT_RETAINED.filter(({ code }) => code === 'IDEMPOTENCY_KEYS');

let test: TestInstance;
beforeAll(async () => void (test = await testInstance(toy)));
afterAll(() => test.close());
const em = () => test.context().em;
const run = (over: Partial<RetentionRun> = {}) => runRetention(em(), KEYS, { rules: RULES, now: NOW, by: 'archivist', dryRun: false, ...over });
const keys = async (): Promise<string[]> => (await em().execute<{ key: string }[]>('select key from idempotency order by key')).map(({ key }) => key);

beforeEach(async () => {
  await em().execute('delete from idempotency');
  await em().execute('delete from retention_record');
  await em().execute(`insert into idempotency (caller, key, act, fingerprint, at) values ('a', 'older', 'act', '', '2026-08-23T23:59:59.999Z'), ('a', 'just-in', 'act', '', '2026-08-24T00:00:00Z')`);
});

it('what has been kept long enough is destroyed, to the instant, with a record that names no row', async () => {
  expect(await run()).toEqual([{ code: 'IDEMPOTENCY_KEYS', table: 'idempotency', rows: 1, state: 'DESTROYED' }]);
  expect(await keys()).toEqual(['just-in']);
  expect(await em().execute('select code, destroyed, basis, by from retention_record')).toEqual([{ code: 'IDEMPOTENCY_KEYS', destroyed: 1, basis: 'test', by: 'archivist' }]);
  expect(await run()).toMatchObject([{ rows: 0 }]);
});

it('a dry run counts and destroys nothing', async () => {
  expect(await run({ dryRun: true })).toMatchObject([{ rows: 1, state: 'WOULD_DESTROY' }]);
  expect(await keys()).toEqual(['just-in', 'older']);
});

it.each(['IDEMPOTENCY_KEYS', '*'])('a hold on %s stops it until it is released', async (code) => {
  await holdRetention(em(), { codes: [code], reason: 'recours', by: 'chief', at: NOW });
  expect(await run()).toMatchObject([{ rows: 0, state: 'HELD' }]);
  expect(await run({ dryRun: true })).toMatchObject([{ rows: 1, state: 'HELD' }]);
  expect(await keys()).toEqual(['just-in', 'older']);
  await releaseRetention(em(), { codes: [code], reason: 'fin du recours', by: 'chief', at: NOW });
  expect(await em().execute('select act, reason, by from retention_hold_change where code = ? order by number', [code])).toEqual([{ act: 'HELD', reason: 'recours', by: 'chief' }, { act: 'RELEASED', reason: 'fin du recours', by: 'chief' }]);
  expect(await run()).toMatchObject([{ rows: 1, state: 'DESTROYED' }]);
});

it('a class without a rule, or that is handed to the archives, is left alone', async () => {
  expect(await runRetention(em(), KIT_RETAINED, { rules: RULES, now: NOW, by: 'a', dryRun: false })).toEqual(expect.arrayContaining([
    { code: 'TOLD_EVENTS', table: 'outbox', rows: 0, state: 'NO_RULE' }, { code: 'APPLIED_EVENTS', table: 'inbox', rows: 0, state: 'KEPT' },
  ]));
});
