import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { globalId } from '@mirex/schema/global-id';

import { EDITION } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';
import { stepInBulk } from './bulk-step.service.ts';

const CLOSES = '2025-11-16T00:00:00.000Z';
const calendar = {
  session: 2026, zone: 'METRO', timeZone: 'Europe/Paris', state: 'ENROLMENT_OPEN', reopened: null,
  phases: [{ phase: 'ENROLMENT_CLOSED', startsAt: CLOSES, endsAt: '2026-05-25T00:00:00.000Z' }],
};
const OPEN = new Date('2025-11-01T08:00:00Z');
const [OURS, THEIRS] = ['0350700W', '0850144V'];
const CLERK: Caller = { sub: 'clerk', roles: ['CLERK'], mirex: ['NO'], establishment: OURS };
const HEAD: Caller = { sub: 'head', roles: ['HEAD'], mirex: ['NO'] };

let now = OPEN;
let test: TestInstance;
let keys = 0;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: { ...EDITION, calendars: [calendar] }, now: () => now, subscriptions: { 'enrolment.changed': ['grades'] } });
});
beforeEach(() => test.context().em.execute('truncate candidate, enrolment, enrolment_change, outbox cascade'));
afterEach(() => void (now = OPEN));
afterAll(() => test.close());

const id = (n: number) => globalId('NO', 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const seen = (ns: readonly number[], version = 1) => ns.map((n) => ({ id: id(n), version }));
const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** Enrolments 1, 2, 3… of people born in 2000, reserved by the nation. */
async function enrolled(count: number, state = 'PRE_REGISTERED', { uai = OURS, from = 1 } = {}): Promise<void> {
  const { em } = test.context();
  const numbers = `select i, lpad(i::text, 12, '0') as n from generate_series(${from}, ${from + count - 1}) as i`;
  await em.execute(`insert into candidate (id, identity_key, last_name, first_name, birth_date, sex) select 'NO-CAN-' || n, n, 'Nombre ' || n, 'Zoé', '2000-03-01', 'F' from (${numbers}) as p`);
  await em.execute(
    `insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, registered_at, national_check)
     select '${id(0).slice(0, -12)}' || n, 'NO26-' || n, 'NO-CAN-' || n, 2026, ?, '40321004', 'SCHOOL', 'GLOBAL', ?, ?, 'RESERVED' from (${numbers}) as p`, [uai, state, OPEN],
  );
}
const step = async (name: string, over: object, caller: Caller = HEAD) => {
  keys += 1;
  const type = name === 'recordSignatures' ? 'RecordSignaturesInput' : 'BulkStepInput';
  const { data, errors } = await test.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { enrolments { id state version changes { by from to reason } } refused { id error { code message } } remaining userErrors { code } } }`,
    { input: { mirex: 'NO', idempotencyKey: `step-${String(keys).padStart(8, '0')}`, ...over } }, caller,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
};
const refusals = (done: { refused: { id: string; error: { code: string } }[] }) => done.refused.map(({ id: one, error: { code } }) => [one, code]);
const states = () => test.context().em.execute<{ state: string; count: number }[]>('select state, count(*)::integer as count from enrolment group by 1 order by 1');

it('a school and its MIREX bring a class from pre-registration to acceptance, each step in one request, traced and told', async () => {
  await enrolled(3);
  const all = { filter: { session: 2026, establishment: OURS } };
  expect(await step('enterEnrolments', all, CLERK)).toMatchObject({ enrolments: [{ id: id(1), state: 'ENTERED', version: 2 }, { id: id(2) }, { id: id(3) }], refused: [], remaining: 0, userErrors: [] });
  await step('confirmEnrolments', { ...all, reason: 'fiche 101' }, CLERK);
  await step('recordSignatures', all, CLERK);
  await step('reviewEnrolments', { enrolments: seen([1, 2, 3], 4) });
  const { enrolments } = await step('acceptEnrolments', { enrolments: seen([3, 1, 2], 5) });
  expect(enrolments.map((one: { id: string; state: string; version: number }) => [one.id, one.state, one.version])).toEqual([3, 1, 2].map((n) => [id(n), 'ACCEPTED', 6]));
  expect(enrolments[0].changes).toEqual([
    { by: 'clerk', from: 'PRE_REGISTERED', to: 'ENTERED', reason: null }, { by: 'clerk', from: 'ENTERED', to: 'CONFIRMED', reason: 'fiche 101' },
    { by: 'clerk', from: 'CONFIRMED', to: 'SIGNED', reason: 'Fiche signée par le candidat' }, { by: 'head', from: 'SIGNED', to: 'UNDER_REVIEW', reason: null }, { by: 'head', from: 'UNDER_REVIEW', to: 'ACCEPTED', reason: null },
  ]);
  const told = await test.context().em.execute(`select version, payload ->> 'state' as state from outbox where key = ? and topic = 'enrolment.changed' order by sequence`, [id(2)]);
  expect(told).toEqual([[2, 'ENTERED'], [3, 'CONFIRMED'], [4, 'SIGNED'], [5, 'UNDER_REVIEW'], [6, 'ACCEPTED']].map(([version, state]) => ({ version, state })));
});

it('each enrolment is under the rules of the step done to one, and a refused one holds up no other', async () => {
  await enrolled(6, 'UNDER_REVIEW');
  const { em } = test.context();
  await em.execute(`update enrolment set national_check = 'PENDING' where id = ?`, [id(1)]);
  await em.execute(`update enrolment set speciality_code = '50321139', route = 'INDIVIDUAL' where id = ?`, [id(2)]);
  await em.execute(`update enrolment set route = 'APPRENTICESHIP' where id = ?`, [id(3)]);
  await em.execute(`update enrolment set state = 'WITHDRAWN' where id = ?`, [id(4)]);
  await em.execute(`update enrolment set version = 7 where id = ?`, [id(5)]);
  const done = await step('acceptEnrolments', { enrolments: seen([1, 2, 3, 4, 5, 6, 9]) });
  expect(refusals(done)).toEqual([
    [id(1), 'NATIONAL_CHECK_PENDING'], [id(2), 'DOCUMENTS_MISSING'], [id(3), 'ANOMALIES_BLOCKING'], [id(4), 'ENROLMENT_ENDED'], [id(5), 'ENROLMENT_CHANGED_MEANWHILE'], [id(9), 'ENROLMENT_UNKNOWN'],
  ]);
  expect(done.enrolments.map((one: { id: string }) => one.id)).toEqual([id(6)]);
  const singles = await Promise.all(seen([1, 2, 3, 4, 5, 9]).map((input) => test.ask('mutation ($input: ChangeEnrolmentInput!) { acceptEnrolment(input: $input) { userErrors { code message } } }', { input }, HEAD)));
  expect(done.refused.map(({ error }: { error: object }) => error)).toEqual(singles.flatMap(({ data }) => data.acceptEnrolment.userErrors));
});

it('a sheet is signed by a minor’s representative, and an adult’s by nobody else', async () => {
  await enrolled(2, 'CONFIRMED');
  await test.context().em.execute(`update candidate set birth_date = '2009-03-01' where identity_key = '000000000001'`);
  const signed = await step('recordSignatures', { enrolments: seen([1, 2]).map((one) => ({ ...one, representative: true })) }, CLERK);
  expect(refusals(signed)).toEqual([[id(2), 'LEGAL_REP_OF_ADULT']]);
  expect(signed.enrolments[0].changes).toEqual([{ by: 'clerk', from: 'CONFIRMED', to: 'SIGNED', reason: 'Fiche signée par le représentant légal' }]);
});

describe('a school', () => {
  it('acts on its own enrolments alone, named or filtered', async () => {
    await enrolled(1);
    await enrolled(1, 'PRE_REGISTERED', { uai: THEIRS, from: 2 });
    expect(refusals(await step('enterEnrolments', { enrolments: seen([1, 2]) }, CLERK))).toEqual([[id(2), 'ENROLMENT_UNKNOWN']]);
    expect(await step('enterEnrolments', { filter: { session: 2026 } }, CLERK)).toMatchObject({ enrolments: [], remaining: 0 });
    await expect(step('reviewEnrolments', { filter: { session: 2026 } }, CLERK)).rejects.toThrow('FORBIDDEN');
  });

  it('no longer once the registers are closed; the MIREX still', async () => {
    await enrolled(2);
    now = new Date(CLOSES);
    expect(refusals(await step('enterEnrolments', { enrolments: seen([1]) }, CLERK))).toEqual([[id(1), 'ENROLMENT_CLOSED']]);
    const one = await test.ask('mutation ($input: ChangeEnrolmentInput!) { enterEnrolment(input: $input) { userErrors { code } } }', { input: { id: id(1), version: 1 } }, CLERK);
    expect(one.data.enterEnrolment.userErrors).toEqual([{ code: 'ENROLMENT_CLOSED' }]);
    expect(await step('enterEnrolments', { enrolments: seen([1, 2]) })).toMatchObject({ enrolments: [{}, {}], refused: [] });
  });
});

describe('a request', () => {
  it.each([
    ['names nobody', {}, 'ENROLMENTS_OR_FILTER'],
    ['names one twice', { enrolments: seen([1, 1]) }, 'ENROLMENT_TWICE'],
    ['names more than a thousand', { enrolments: seen(range(1_001)) }, 'ENROLMENTS_TOO_MANY'],
    ['has a key that is too short', { enrolments: seen([1]), idempotencyKey: 'x' }, 'IDEMPOTENCY_KEY_MALFORMED'],
  ])('is refused as a whole that %s', async (_why, over, code) => {
    await enrolled(1);
    expect(await step('enterEnrolments', over)).toEqual({ enrolments: [], refused: [], remaining: 0, userErrors: [{ code }] });
    expect(await states()).toEqual([{ state: 'PRE_REGISTERED', count: 1 }]);
  });

  it('for another MIREX is not served', async () => {
    await expect(step('enterEnrolments', { mirex: 'SE', filter: { session: 2026 } })).rejects.toThrow('MIREX_NOT_SERVED');
  });

  it('asked twice under one key is answered alike, and done once', async () => {
    await enrolled(2);
    const asked = { enrolments: [...seen([1]), ...seen([2], 5)], idempotencyKey: 'the-same-act' };
    const first = await step('enterEnrolments', asked);
    expect(await step('enterEnrolments', asked)).toEqual(first);
    expect([first.enrolments.length, refusals(first)]).toEqual([1, [[id(2), 'ENROLMENT_CHANGED_MEANWHILE']]]);
    expect(await step('enterEnrolments', { ...asked, enrolments: seen([2]) })).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  });
});

/** What carries events away runs beside the act, whenever it likes. */
const OF_THE_RELAY = /^(begin|commit|rollback)|from outbox|update outbox/;

it('costs the same statements for a thousand as for one', async () => {
  await enrolled(1_203, 'CONFIRMED');
  const statements = async (over: object): Promise<string[]> => {
    test.forget();
    const { data, errors } = await test.ask(
      'mutation ($input: RecordSignaturesInput!) { recordSignatures(input: $input) { enrolments { id } refused { id } remaining userErrors { code } } }', { input: { mirex: 'NO', ...over } }, HEAD,
    );
    expect([errors, data?.recordSignatures.refused, data?.recordSignatures.userErrors]).toEqual([undefined, [], []]);
    return test.statements.filter((sql) => !OF_THE_RELAY.test(sql)).map((sql) => sql.replace(/^\/\*.*?\*\/ /, '').slice(0, 60));
  };
  await statements({ enrolments: seen([1]), idempotencyKey: 'the-edition-is-read' });
  expect(await statements({ enrolments: seen([2]), idempotencyKey: 'only-one' })).toHaveLength(11);
  expect(await statements({ enrolments: seen(range(1_002).slice(2)), idempotencyKey: 'a-thousand' })).toHaveLength(11);
  expect(test.statements.filter((sql) => sql.includes('update "enrolment"'))).toEqual([]);
  const rest = await step('recordSignatures', { filter: { session: 2026 } });
  expect([rest.enrolments.length, rest.remaining, await states()]).toEqual([201, 0, [{ state: 'SIGNED', count: 1_203 }]]);
});

it('a filter takes a thousand at a time', async () => {
  await enrolled(1_002);
  const first = await step('enterEnrolments', { filter: { session: 2026 } });
  expect([first.enrolments.length, first.enrolments[0].id, first.remaining]).toEqual([1_000, id(1), 2]);
  expect(await step('enterEnrolments', { filter: { session: 2026 } })).toMatchObject({ enrolments: [{ id: id(1_001) }, { id: id(1_002) }], remaining: 0 });
});

it('two who act at once on some of the same: one wins each, and the other is told so', async () => {
  await enrolled(3);
  const context = test.context();
  const both = (ns: readonly number[], key: string, inside = context) =>
    stepInBulk({ key, step: 'enterEnrolments', enrolments: seen(ns).map((one) => ({ ...one, reason: null, representative: false })), filter: null, reason: null }, inside);
  const second = await meanwhile(context, (held) => both([1, 2], 'first-one', held), () => step('enterEnrolments', { enrolments: seen([3, 2]) }));
  expect([second.enrolments.map((one: { id: string }) => one.id), refusals(second)]).toEqual([[id(3)], [[id(2), 'ENROLMENT_CHANGED_MEANWHILE']]]);
});

it('a process that is killed amid the act leaves nothing of it, and the same request does it', async () => {
  await enrolled(400);
  const { em } = test.context();
  await em.execute(`
    create function die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
    create trigger killer after insert on outbox for each statement execute function die()`);
  const asked = { filter: { session: 2026 }, idempotencyKey: 'killed-amid' };
  await expect(step('enterEnrolments', asked)).rejects.toThrow('INTERNAL');
  await em.execute('drop trigger killer on outbox; drop function die()');
  expect([await states(), await em.execute('select 1 from enrolment_change'), await em.execute(`select 1 from idempotency where key = 'killed-amid'`)]).toEqual([[{ state: 'PRE_REGISTERED', count: 400 }], [], []]);
  expect((await step('enterEnrolments', asked)).enrolments).toHaveLength(400);
});
