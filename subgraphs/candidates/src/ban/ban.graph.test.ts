import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { FraudTold } from '@mirex/schema/events';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { randomUUID } from 'node:crypto';

import { nationalDuty } from '../national/national.duty.ts';
import { EDITION } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';
import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { banDuty } from './ban.duty.ts';

const YEARS = [2025, 2026, 2027];
const calendars = YEARS.map((session) => ({
  session, zone: 'METRO', timeZone: 'Europe/Paris', state: 'ORGANISATION', reopened: null,
  phases: [{ phase: 'PAPERS', startsAt: `${session}-05-25T00:00:00.000Z`, endsAt: `${session}-06-28T00:00:00.000Z` }],
}));
const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';
const now = () => new Date('2025-07-10T08:00:00Z');

let nation: TestNation;
let test: TestInstance;
let people = 0;
beforeAll(async () => {
  nation = await testNation(now);
  const sessions = YEARS.map((year) => ({ year, phase: 'ENROLMENT_OPEN' }));
  test = await testInstance(candidates, { dataSets: { ...EDITION, sessions, calendars }, peers: nation.peers('NO'), now });
});
afterEach(() => nation.down.clear());
afterAll(async () => {
  await test.close();
  await nation.close();
});

const run = <Row extends object>(sql: string, values: unknown[] = []) => test.context().em.execute<Row[]>(sql, values);
const nameOf = (n: number) => `Sanction ${String.fromCodePoint(64 + n)}`;
const enrol = async (session: number, lastName = nameOf(people)) => {
  const { data } = await test.ask(REGISTER, { input: { mirex: 'NO', session, lastName, firstName: 'Zoé', birthDate: '2006-03-01', sex: 'F', establishment: '0350700W', speciality: '40321004', route: 'SCHOOL' } });
  return data.registerEnrolment as { enrolment: { id: string } | null; userErrors: { code: string }[] };
};
/** An accepted enrolment in 2025 and one in 2026 of the same person. */
async function person(states: [string, string] = ['ACCEPTED', 'ACCEPTED']): Promise<string[]> {
  people += 1;
  const ids = [(await enrol(2025)).enrolment?.id ?? '', (await enrol(2026)).enrolment?.id ?? ''];
  for (const [i, id] of ids.entries()) await run('update enrolment set state = ? where id = ?', [states[i], id]);
  return ids;
}
const told = (enrolmentId: string, over: Partial<FraudTold> = {}) => {
  const id = test.context().newId('FRA');
  const payload: FraudTold = {
    id, enrolmentId: enrolmentId as never, session: 2025, sanctioned: true, examVoid: false, voidPapers: ['40321004.E5'], excludedFromSession: true, withoutHonours: true,
    bannedUntil: '2027-07-10', finalAt: '2025-07-10T06:00:00.000Z', ...over,
  };
  return { id: randomUUID(), topic: 'fraud.final', key: id, version: 1, payload };
};
const tell = async (event: ReturnType<typeof told>) => receive([event], candidates.consumes ?? {}, test.instance.context());
const stateOf = async (id: string) => (await test.ask('query ($id: ID!) { enrolment(id: $id) { state nationalCheck changes { to reason } bans { bannedFrom bannedUntil state attempts why } } }', { id })).data.enrolment;

describe('a ban', () => {
  it('bars the next session, is recorded by the nation, and keeps its person from every later enrolment', async () => {
    const [own = '', next = ''] = await person();
    const event = told(own);
    await tell(event);
    await tell(event);
    expect(await stateOf(own)).toMatchObject({ state: 'ACCEPTED', bans: [{ bannedFrom: '2025-07-10', bannedUntil: '2027-07-09', state: 'PENDING', attempts: 0 }] });
    const barred = await stateOf(next);
    expect(barred.state).toBe('BARRED');
    expect(barred.changes.at(-1)).toEqual({ to: 'BARRED', reason: `Sanction définitive, affaire ${event.key}` });
    await banDuty.run(test.instance.context());
    expect((await stateOf(own)).bans).toMatchObject([{ state: 'RECORDED', attempts: 1, why: null }]);
    expect((await enrol(2027)).userErrors).toMatchObject([{ code: 'CANDIDATE_BANNED' }]);
  });

  it('waits for the nation that is down, and enrolments under way are asked about anew once it is back', async () => {
    const [own = '', next = ''] = await person(['ACCEPTED', 'UNDER_REVIEW']);
    expect((await stateOf(next)).nationalCheck).toBe('RESERVED');
    nation.down.add('referential@FR');
    await tell(told(own));
    await banDuty.run(test.instance.context());
    expect((await stateOf(own)).bans).toMatchObject([{ state: 'PENDING', attempts: 1 }]);
    expect((await stateOf(next)).state).toBe('UNDER_REVIEW');
    nation.down.clear();
    await banDuty.run(test.instance.context());
    await nationalDuty.run(test.instance.context());
    expect((await stateOf(own)).bans).toMatchObject([{ state: 'RECORDED', attempts: 2 }]);
    expect((await stateOf(next)).nationalCheck).toBe('BANNED');
    const { data } = await test.ask('mutation ($input: ChangeEnrolmentInput!) { acceptEnrolment(input: $input) { userErrors { code } } }', { input: { id: next, version: 2 } });
    expect(data.acceptEnrolment.userErrors).toEqual([{ code: 'CANDIDATE_BANNED' }]);
  });

  it('that the nation will not record is for a person to look at, and holds up no other', async () => {
    const [own = ''] = await person();
    const [other = ''] = await person();
    await tell(told(own, { bannedUntil: '2029-07-10' }));
    await tell(told(other));
    await banDuty.run(test.instance.context());
    expect((await stateOf(own)).bans).toMatchObject([{ state: 'REFUSED', why: 'BAN_TOO_LONG' }]);
    expect((await stateOf(other)).bans).toMatchObject([{ state: 'RECORDED' }]);
  });

  it('is read by those who sign and instruct, and by nobody else', async () => {
    const [own = ''] = await person();
    const { errors } = await test.ask('query ($id: ID!) { enrolment(id: $id) { bans { state } } }', { id: own }, { sub: 'x', roles: ['TRANS'], mirex: ['NO'] });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

it('a void exam bars its own enrolment; a case without sanction changes nothing', async () => {
  const [own = '', next = ''] = await person();
  await tell(told(own, { sanctioned: false, bannedUntil: null }));
  expect(await stateOf(own)).toMatchObject({ state: 'ACCEPTED', bans: [] });
  await tell(told(own, { examVoid: true, bannedUntil: null }));
  expect([(await stateOf(own)).state, (await stateOf(next)).state]).toEqual(['BARRED', 'ACCEPTED']);
});

describe('a paper that a fraud has made void', () => {
  const E7 = '40321004.E7';
  const sat = async (id: string) => {
    const { data } = await test.ask('query ($id: ID!) { enrolment(id: $id) { papersWithoutCcf paperMap { paper { code } mode } changes { reason details { field before after } } } }', { id });
    const { papersWithoutCcf, paperMap, changes } = data.enrolment;
    return { papersWithoutCcf, mode: paperMap.find(({ paper }: { paper: { code: string } }) => paper.code === E7).mode, last: changes.at(-1) };
  };
  const details = [{ field: 'papersWithoutCcf', before: '[]', after: JSON.stringify([E7]) }];

  it('is no longer assessed during the course at the session that comes next, for whoever is enrolled for it already', async () => {
    const [own = '', next = ''] = await person();
    const later = (await enrol(2027)).enrolment?.id ?? '';
    const event = told(own, { voidPapers: [E7, '32321007.E2'], bannedUntil: null });
    await tell(event);
    await tell(event);
    expect(await sat(next)).toEqual({ papersWithoutCcf: [E7], mode: 'TERMINAL', last: { reason: `Sanction définitive, affaire ${event.key}`, details } });
    expect([await sat(own), await sat(later)]).toMatchObject([{ papersWithoutCcf: [], mode: 'CCF' }, { papersWithoutCcf: [], mode: 'CCF' }]);
  });

  it('nor for whoever enrols for it later; the session after that it is again', async () => {
    people += 1;
    await tell(told((await enrol(2025)).enrolment?.id ?? '', { voidPapers: [E7], bannedUntil: null }));
    const [next = '', later = ''] = [(await enrol(2026)).enrolment?.id, (await enrol(2027)).enrolment?.id];
    expect(await sat(next)).toEqual({ papersWithoutCcf: [E7], mode: 'TERMINAL', last: { reason: null, details } });
    expect(await sat(later)).toMatchObject({ papersWithoutCcf: [], mode: 'CCF' });
  });

  it('nor for whoever had enrolled for it and gave up', async () => {
    people += 1;
    await tell(told((await enrol(2025)).enrolment?.id ?? '', { voidPapers: [E7], bannedUntil: null }));
    await run(`update enrolment set state = 'WITHDRAWN' where id = ?`, [(await enrol(2026)).enrolment?.id]);
    expect(await sat((await enrol(2027)).enrolment?.id ?? '')).toMatchObject({ papersWithoutCcf: [E7], mode: 'TERMINAL' });
  });

  it('is kept where the case is none: a sanction that was annulled takes nothing away', async () => {
    const [own = '', next = ''] = await person();
    await tell(told(own, { sanctioned: false, voidPapers: [], bannedUntil: null }));
    expect(await sat(next)).toMatchObject({ papersWithoutCcf: [], mode: 'CCF' });
  });
});
