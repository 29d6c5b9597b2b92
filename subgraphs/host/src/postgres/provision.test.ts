import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIREX_CODES, NATION } from '@mirex/schema/mirex';
import { Client } from 'pg';
import { type Provisioned, type Tenant, provision } from './provision.ts';
import { ask } from './starter.stub.ts';

const adminUrl = process.env['MIREX_TEST_DATABASE_URL']!;
const prefix = `provisiontest${process.pid}`;
const secret = 'a secret of this test';
const SUBGRAPHS = ['candidates', 'actors', 'centres', 'grades', 'finance', 'diplomas'];
const tenants: Tenant[] = [{ owner: NATION, subgraphs: ['referential'] }, ...MIREX_CODES.map((owner) => ({ owner, subgraphs: SUBGRAPHS }))];

let made: Provisioned;
beforeAll(async () => {
  made = await provision({ adminUrl, secret, tenants, prefix });
});
afterAll(async () => {
  for (const database of made.databases) await ask(adminUrl, `drop database ${database} with (force)`);
  const roles = (await ask(adminUrl, `select rolname as name from pg_roles where rolname like '${prefix}%'`)) as { name: string }[];
  if (roles.length > 0) await ask(adminUrl, roles.map(({ name }) => `drop role ${name}`).join(';'));
});

it('makes a database for each owner, and lets each subgraph in at its own place', async () => {
  expect(made.databases).toEqual(['fr', 'no', 'ne', 'so', 'se', 'ag', 'oi', 'op'].map((owner) => `${prefix}_${owner}`));
  for (const { owner, subgraphs } of tenants) {
    for (const subgraph of subgraphs) {
      const [seen] = await ask(made.url(owner, subgraph), 'select current_database() as database, current_user as role, current_schema() as schema');
      const database = `${prefix}_${owner.toLowerCase()}`;
      expect(seen).toEqual({ database, role: `${database}_${subgraph}`, schema: subgraph });
    }
  }
});

it('has nowhere to send a subgraph that it was not told of', () => {
  expect(() => made.url('NO', 'referential')).toThrow('No place was made for referential of NO');
});

describe('done again', () => {
  it('keeps the rows, and follows a new secret', async () => {
    await ask(made.url('NO', 'finance'), 'create table kept (cents bigint); insert into kept values (1250)');
    const ready: string[] = [];
    const again = await provision({ adminUrl, secret: 'another', tenants, prefix, report: (done, total) => ready.push(`${done}/${total}`) });
    expect(ready).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']);
    expect(await ask(again.url('NO', 'finance'), 'select cents from kept')).toEqual([{ cents: '1250' }]);
    await expect(ask(made.url('NO', 'finance'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await provision({ adminUrl, secret, tenants, prefix });
  });

  it('by two starts at once is done once', async () => {
    await expect(Promise.all([0, 1, 2].map(() => provision({ adminUrl, secret, tenants, prefix })))).resolves.toHaveLength(3);
  });

  it('by an administrator who is no superuser makes the same', async () => {
    const name = `${prefix}_admin`;
    await ask(adminUrl, `create role ${name} login createdb createrole password 'x'; grant connect on database postgres to ${name}`);
    const url = Object.assign(new URL(adminUrl), { username: name, password: 'x' }).href;
    const small = { adminUrl: url, secret, prefix: `${prefix}x`, tenants: [{ owner: 'SE', subgraphs: ['grades'] }] as Tenant[] };
    await provision(small);
    const places = await provision(small);
    await ask(places.url('SE', 'grades'), 'create table mine (n int)');
    expect(await ask(places.url('SE', 'grades'), "select schemaname as schema from pg_tables where tablename = 'mine'")).toEqual([{ schema: 'grades' }]);
    await ask(adminUrl, `drop database ${places.databases[0]} with (force)`);
    await ask(adminUrl, `drop role ${prefix}x_se_grades; revoke all on database postgres from ${name}`);
  });
});

describe("a subgraph's role", () => {
  const at = (owner: string, subgraph: string, role: string, password: string): string => {
    const url = new URL(made.url(owner as 'NO', subgraph));
    return Object.assign(url, { username: role, password }).href;
  };
  let role: Client;
  beforeAll(async () => {
    await ask(made.url('NO', 'grades'), 'create table marks (hundredths int); insert into marks values (1250)');
    role = new Client({ connectionString: made.url('NO', 'candidates') });
    await role.connect();
    await role.query('create table own (n int)');
  });
  afterAll(() => role.end());

  const denied: [why: string, statement: string][] = [
    ["read a neighbour's table", 'select * from grades.marks'],
    ["write a neighbour's table", 'insert into grades.marks values (0)'],
    ["refer to a neighbour's table", 'create table spy (n int references grades.marks)'],
    ['make a table among a neighbour’s', 'create table grades.spy (n int)'],
    ['make a table in the schema that everyone has', 'create table public.spy (n int)'],
    ['make a schema', 'create schema spy'],
    ['become a neighbour', `set role ${prefix}_no_grades`],
    ['become the administrator', 'set role mirex'],
    ['let a neighbour in as itself', `grant ${prefix}_no_grades to ${prefix}_no_candidates`],
    ['make a role', 'create role spy'],
    ['make a database', 'create database spy'],
    ['read files of the server', "select pg_read_file('postgresql.conf')"],
    ['run programs on the server', "copy own from program 'id'"],
  ];
  it.each(denied)('cannot %s', async (_why, statement) => {
    await expect(role.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(['ne', 'fr'])("cannot enter the database of another owner (%s), nor the server's own", async (other) => {
    const url = new URL(made.url('NO', 'candidates'));
    for (const database of [`${prefix}_${other}`, 'postgres', 'template1']) {
      url.pathname = `/${database}`;
      await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
    }
  });

  it("cannot log in with a neighbour's password", async () => {
    const { password } = new URL(made.url('NO', 'grades'));
    await expect(ask(at('NO', 'candidates', `${prefix}_no_candidates`, password), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('a server that will not do', () => {
  const at = (change: Partial<URL>): Promise<unknown> => provision({ adminUrl: Object.assign(new URL(adminUrl), change).href, secret, tenants, prefix });

  it('because nobody listens there is named with the reason', async () => {
    await expect(at({ port: '1' })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', message: expect.stringContaining('127.0.0.1:1 ne nous laisse pas entrer (ECONNREFUSED)') });
  });

  it('because the password is wrong is named without it', async () => {
    await expect(at({ password: 'hunter2' })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', message: expect.not.stringContaining('hunter2') });
  });

  it('because its account may make nothing is told which rights it needs', async () => {
    const { username, password, pathname } = new URL(made.url('NO', 'candidates'));
    await expect(at({ username, password, pathname })).rejects.toMatchObject({ code: 'SERVER_RIGHTS_MISSING', message: expect.stringContaining('CREATEROLE') });
  });
});

it('compares text the same on every machine', async () => {
  const sorted = await ask(made.url('NO', 'candidates'), `select string_agg(x, '' order by x) as order from unnest(array['é','z','Z','a']) x`);
  expect(sorted).toEqual([{ order: 'Zazé' }]);
  expect(await ask(made.url('NO', 'candidates'), `select upper('élève') as upper`)).toEqual([{ upper: 'ÉLÈVE' }]);
});
