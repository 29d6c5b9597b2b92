import { Writable } from 'node:stream';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newLog } from '@mirex/kit/log';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION } from './pre-registration/file.fixture.ts';
import { candidates } from './subgraph.ts';
import { type TestNation, testNation } from './testing/nation.stub.ts';

/** What nobody but who asks for it may meet again: names and a date that no other test has. */
const MARKED = ['Zorglubine', 'Quetzalcoatline', '1987-06-05', '0505020101T'];
const PERSON = { lastName: MARKED[0], firstName: MARKED[1], birthDate: MARKED[2], ine: MARKED[3] };
const ADULT = { mirex: 'NO', session: 2026, sex: 'F', establishment: '0350700W', speciality: '50321139', route: 'INDIVIDUAL' };

const logged: string[] = [];
const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => {
  logged.push(chunk.toString());
  done();
} });
let nation: TestNation;
let test: TestInstance;
beforeAll(async () => {
  nation = await testNation();
  test = await testInstance(candidates, { dataSets: EDITION, peers: nation.peers('NO'), log: newLog('trace', 'test', sink) });
});
afterAll(async () => {
  await test.close();
  await nation.close();
});

const met = (where: string): string[] => MARKED.filter((mark) => where.toLowerCase().includes(mark.toLowerCase()));

it('what is personal is in no log line, error, cursor or journal line', async () => {
  const register = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';
  const done = await test.ask(register, { input: { ...ADULT, ...PERSON } });
  expect(done.data.registerEnrolment.userErrors).toEqual([]);

  const page = await test.ask('{ enrolments(filter: { session: 2026 }, first: 1) { edges { cursor } } }');
  expect(met(Buffer.from(page.data.enrolments.edges[0].cursor, 'base64url').toString())).toEqual([]);

  await test.context().em.execute('alter table candidate_counter add constraint shut check (last_rank < 2)');
  const { errors } = await test.ask(register, { input: { ...ADULT, ...PERSON, lastName: `${MARKED[0]}bis`, ine: null } });
  await test.context().em.execute('alter table candidate_counter drop constraint shut');
  expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
  await test.context().em.execute('alter table candidate add constraint shut check (last_name not like \'%ter\')');
  const second = await test.ask(register, { input: { ...ADULT, ...PERSON, lastName: `${MARKED[0]}ter`, ine: null } });
  await test.context().em.execute('alter table candidate drop constraint shut');
  expect(second.errors?.[0]?.extensions.code).toBe('INTERNAL');

  expect(met(JSON.stringify([errors, second.errors]))).toEqual([]);
  expect(logged.join('')).toContain('candidate');
  expect(logged.filter((line) => met(line).length > 0)).toEqual([]);
  const lines = await test.context().em.execute<object[]>('select row_to_json(l) as line from journal_line l');
  expect(lines.length).toBeGreaterThan(2);
  expect(met(JSON.stringify(lines))).toEqual([]);
});
