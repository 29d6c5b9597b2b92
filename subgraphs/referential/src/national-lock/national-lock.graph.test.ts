import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Caller, SYSTEM } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { TestInstance } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';
import { reserveSpecialities } from './reserve-specialities.service.ts';

const RESERVE = 'mutation ($input: ReserveSpecialitiesInput!) { reserveSpecialities(input: $input) { reservations { answer mirex speciality until } userErrors { code } } }';
const RELEASE = 'mutation ($input: ReleaseSpecialitiesInput!) { releaseSpecialities(input: $input) { released userErrors { code } } }';
const BAN = 'mutation ($input: RecordBanInput!) { recordBan(input: $input) { ban { from until lifted } userErrors { code } } }';
const LIFT = 'mutation ($input: LiftBanInput!) { liftBan(input: $input) { ban { lifted } userErrors { code } } }';
const [BTSA, OTHER_BTSA, BAC_PRO] = ['32321308', '32321307', '40321004'];

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
  await test.context().em.execute(`insert into speciality (code, diploma_code, label, last_session_status) values ('32321307', 'BTSA', 'Une autre option', 'PLACEHOLDER') on conflict do nothing`);
});
afterAll(() => test.close());
afterEach(async () => void (await test.context().em.execute('truncate speciality_lock, speciality_lock_change, exam_ban, exam_ban_change')));

const person = (n: number): string => n.toString(16).padStart(64, '0');
const enrolment = (mirex: MirexCode, n: number): string => globalId(mirex, 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const entry = (mirex: MirexCode, n: number, more: object = {}) => ({ personKey: person(n), speciality: BTSA, enrolmentId: enrolment(mirex, n), ...more });

const reserve = async (mirex: string, ...entries: object[]) => (await test.ask(RESERVE, { input: { mirex, session: 2027, entries } }, SYSTEM)).data.reserveSpecialities;
const answers = async (mirex: string, ...entries: object[]) => (await reserve(mirex, ...entries)).reservations.map(({ answer }: { answer: string }) => answer);
const ban = async (more: object = {}) => (await test.ask(BAN, {
  input: { mirex: 'NO', caseId: globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-00000000ffff'), personKey: person(1), from: '2026-10-01', until: '2027-09-30', ...more },
}, SYSTEM)).data.recordBan;

describe('a speciality', () => {
  it('is one a session for the diplomas of which the law says so, whichever MIREX is asked', async () => {
    expect(await answers('NO', entry('NO', 1))).toEqual(['RESERVED']);
    expect(await reserve('SE', entry('SE', 1, { speciality: OTHER_BTSA }))).toEqual({
      reservations: [{ answer: 'HELD_ELSEWHERE', mirex: 'NO', speciality: BTSA, until: null }], userErrors: [],
    });
  });

  it('is held twice where the law does not say so, but never the same one', async () => {
    expect(await answers('NO', entry('NO', 1), entry('NO', 1, { speciality: BAC_PRO, enrolmentId: enrolment('NO', 2) }))).toEqual(['RESERVED', 'RESERVED']);
    expect(await answers('SE', entry('SE', 1, { speciality: BAC_PRO }))).toEqual(['HELD_ELSEWHERE']);
  });

  it('is answered the same when it is asked for again, and given to the first when a file names a person twice', async () => {
    const twice = [entry('NO', 1), entry('NO', 1, { enrolmentId: enrolment('NO', 2), speciality: OTHER_BTSA })];
    expect(await answers('NO', ...twice)).toEqual(['RESERVED', 'HELD_ELSEWHERE']);
    expect(await answers('NO', ...twice)).toEqual(['RESERVED', 'HELD_ELSEWHERE']);
  });

  it('is changed by its own enrolment, whose former one is free again', async () => {
    await reserve('NO', entry('NO', 1));
    expect(await answers('NO', entry('NO', 1, { speciality: OTHER_BTSA }))).toEqual(['RESERVED']);
    expect(await answers('NO', entry('NO', 1, { speciality: BAC_PRO }))).toEqual(['RESERVED']);
    expect(await answers('SE', entry('SE', 1))).toEqual(['RESERVED']);
    const { data } = await test.ask('query ($id: ID!) { specialityLockChanges(enrolmentId: $id) { specialityBefore specialityAfter by } }', { id: enrolment('NO', 1) }, BUREAU);
    expect(data.specialityLockChanges).toEqual([
      { specialityBefore: null, specialityAfter: BTSA, by: 'system' }, { specialityBefore: BTSA, specialityAfter: OTHER_BTSA, by: 'system' },
      { specialityBefore: null, specialityAfter: BAC_PRO, by: 'system' }, { specialityBefore: OTHER_BTSA, specialityAfter: null, by: 'system' },
    ]);
  });

  it('is taken over by the enrolment of another MIREX that says which one it replaces', async () => {
    await reserve('NO', entry('NO', 1));
    expect(await answers('SE', entry('SE', 1, { replaces: enrolment('NO', 9) }))).toEqual(['HELD_ELSEWHERE']);
    expect(await answers('SE', entry('SE', 1, { replaces: enrolment('NO', 1) }))).toEqual(['RESERVED']);
    expect(await answers('NO', entry('NO', 1))).toEqual(['HELD_ELSEWHERE']);
  });

  it('is free again once it is given back, by who holds it alone', async () => {
    await reserve('NO', entry('NO', 1));
    const release = async (mirex: string) =>
      (await test.ask(RELEASE, { input: { mirex, enrolmentIds: [enrolment('NO', 1)], reason: 'Démission' } }, SYSTEM)).data.releaseSpecialities.released;
    expect(await release('SE')).toBe(0);
    expect(await release('NO')).toBe(1);
    expect(await release('NO')).toBe(0);
    expect(await answers('SE', entry('SE', 1))).toEqual(['RESERVED']);
  });

  it('goes to one of two MIREX that ask at once', async () => {
    const input = { mirex: 'NO', session: 2027, entries: [entry('NO', 1)] };
    const second = await meanwhile(test.instance.context(), (held) => reserveSpecialities(input, held), () => answers('SE', entry('SE', 1)));
    expect(second).toEqual(['HELD_ELSEWHERE']);
  });

  it('costs as many statements for 8,000 enrolments as for one', async () => {
    const cost = async (...entries: object[]) => {
      test.forget();
      expect(new Set(await answers('NO', ...entries))).toEqual(new Set(['RESERVED']));
      return test.statements.length;
    };
    const one = await cost(entry('NO', 0));
    expect(await cost(...Array.from({ length: 8000 }, (_, i) => entry('NO', i)))).toBe(one);
    expect(one).toBe(7);
  });

  it('of a code that is not there is refused by itself', async () => {
    expect(await answers('NO', entry('NO', 1, { speciality: '99999999' }), entry('NO', 2))).toEqual(['SPECIALITY_UNKNOWN', 'RESERVED']);
  });

  it.each([
    ['a name instead of a hash', 'NO', entry('NO', 1, { personKey: 'Camille Martin' }), 'PERSON_KEY_MALFORMED'],
    ['an enrolment of another MIREX', 'NO', entry('SE', 1), 'LOCK_OF_ANOTHER_MIREX'],
    ['a MIREX that is not there', 'XX', entry('NO', 1), 'LOCK_MIREX_UNKNOWN'],
  ])('is reserved for nobody when the request has %s', async (_why, mirex, bad, code) => {
    expect(await reserve(mirex, entry('NO', 2), bad)).toEqual({ reservations: null, userErrors: [{ code }] });
    expect(await test.context().em.execute('select 1 from speciality_lock')).toEqual([]);
  });

  it('is reserved, and given back, for ten thousand at a time and no more', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => entry('NO', i + 1));
    expect(await reserve('NO', ...many)).toEqual({ reservations: null, userErrors: [{ code: 'LOCK_TOO_MANY' }] });
    const { data } = await test.ask(RELEASE, { input: { mirex: 'NO', enrolmentIds: many.map(({ enrolmentId }) => enrolmentId), reason: 'Essai' } }, SYSTEM);
    expect(data.releaseSpecialities).toEqual({ released: null, userErrors: [{ code: 'LOCK_TOO_MANY' }] });
  });

  it('is no matter of people', async () => {
    const { errors } = await test.ask(RESERVE, { input: { mirex: 'NO', session: 2027, entries: [] } }, BUREAU);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a ban', () => {
  it('keeps from every diploma, in every MIREX, while it runs', async () => {
    expect(await ban()).toEqual({ ban: { from: '2026-10-01', until: '2027-09-30', lifted: false }, userErrors: [] });
    expect((await reserve('SE', entry('SE', 1, { speciality: BAC_PRO }), entry('SE', 2))).reservations).toMatchObject([{ answer: 'BANNED', until: '2027-09-30' }, { answer: 'RESERVED' }]);
  });

  it.each([
    ['that has ended', { from: '2025-01-01', until: '2026-11-21' }],
    ['that begins after the last paper', { from: '2027-12-31', until: '2028-01-31' }],
  ])('%s keeps from nothing', async (_why, days) => {
    await ban(days);
    expect(await answers('NO', entry('NO', 1))).toEqual(['RESERVED']);
  });

  it('is lifted by an appeal, which is told why', async () => {
    const caseId = globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-00000000ffff');
    await ban();
    const lift = async (input: object) => (await test.ask(LIFT, { input: { mirex: 'NO', caseId, reason: 'Recours admis', ...input } }, SYSTEM)).data.liftBan;
    expect(await lift({ reason: ' ' })).toEqual({ ban: null, userErrors: [{ code: 'BAN_REASON_MISSING' }] });
    expect(await lift({ mirex: 'SE' })).toEqual({ ban: null, userErrors: [{ code: 'BAN_OF_ANOTHER_MIREX' }] });
    expect(await lift({ caseId: globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-00000000eeee') })).toEqual({ ban: null, userErrors: [{ code: 'BAN_UNKNOWN' }] });
    expect(await lift({})).toEqual({ ban: { lifted: true }, userErrors: [] });
    expect(await answers('NO', entry('NO', 1))).toEqual(['RESERVED']);
  });

  it('is recorded once, and changed by its own case', async () => {
    await ban();
    await ban();
    await ban({ until: '2027-12-31' });
    expect(await test.context().em.execute('select banned_until::text as until from exam_ban')).toEqual([{ until: '2027-12-31' }]);
    expect(await test.context().em.execute('select 1 from exam_ban_change')).toHaveLength(2);
  });

  it.each([
    ['two years and a day', { until: '2028-10-01' }, 'BAN_TOO_LONG'],
    ['an end before its beginning', { until: '2026-09-30' }, 'BAN_REVERSED'],
    ['a name instead of a hash', { personKey: 'Camille Martin' }, 'BAN_PERSON_KEY_MALFORMED'],
    ['a MIREX that is not there', { mirex: 'XX' }, 'BAN_MIREX_UNKNOWN'],
    ['a case of another MIREX', { mirex: 'SE' }, 'BAN_OF_ANOTHER_MIREX'],
  ])('is not recorded with %s', async (_why, more, code) => {
    expect(await ban(more)).toEqual({ ban: null, userErrors: [{ code }] });
  });

  it('lasts two years at most, and may last them', async () => {
    expect((await ban({ until: '2028-09-30' })).userErrors).toEqual([]);
    expect(await ban({ personKey: person(2) })).toEqual({ ban: null, userErrors: [{ code: 'BAN_CASE_OF_ANOTHER_PERSON' }] });
  });
});

describe('another MIREX’s instance', () => {
  const peer: Caller = { ...SYSTEM, sub: 'agent-se', peer: 'SE' };
  const codes = async (document: string, input: object, caller = peer) => (await test.ask(document, { input }, caller)).errors?.map(({ extensions }) => extensions.code);
  const CASE = globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-00000000ffff');

  it.each([
    ['reserves nothing', RESERVE, { session: 2027, entries: [entry('NO', 1)] }],
    ['gives nothing back', RELEASE, { enrolmentIds: [enrolment('NO', 1)], reason: 'x' }],
    ['bans nobody', BAN, { caseId: CASE, personKey: person(1), from: '2026-10-01', until: '2027-09-30' }],
    ['lifts no ban', LIFT, { caseId: CASE, reason: 'x' }],
  ])('%s in the name of a MIREX that it is not', async (_why, document, input) => {
    await reserve('NO', entry('NO', 1));
    await ban();
    expect(await codes(document, { mirex: 'NO', ...input })).toEqual(['FORBIDDEN']);
    const [held] = await test.context().em.execute('select (select count(*) from speciality_lock) as locks, (select count(*) from exam_ban where lifted_at is null) as bans');
    expect(held).toEqual({ locks: '1', bans: '1' });
  });

  it('reserves for itself', async () => {
    expect(await codes(RESERVE, { mirex: 'SE', session: 2027, entries: [entry('SE', 1)] })).toBeUndefined();
  });
});
