import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, it } from '@jest/globals';
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import type pg from 'pg';

import { until } from '../processes/until.ts';
import type { Answered, ProductProcess } from './product-process.ts';

/** What nobody but who asks for it may meet again: nothing else in the world is written so. */
const PERSON = { lastName: 'Zorglubine', firstName: 'Quetzalcoatline', birthDate: '1987-06-05', ine: '0505020101T' };
const BANK = { iban: 'FR7630006000011234567890189', nir: '255081416802538', address: '9 impasse des Oxymores' };
const MARKED = [...Object.values(PERSON), ...Object.values(BANK)];
const met = (where: string): string[] => MARKED.filter((mark) => where.toLowerCase().includes(mark.toLowerCase()));
const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id } userErrors { code } } }';

/** People are enrolled and met by faults, accounts are deposited, and all that may be read of it afterwards is looked through. */
export function nothingPersonal(product: () => ProductProcess): void {
  let client: pg.Client;
  /** Where the demonstration enrols people. */
  let place: { readonly establishment: string; readonly speciality: string; readonly route: string };
  beforeAll(async () => {
    client = product().database('NO');
    const { rows: [row] } = await client.query<typeof place>('select establishment_uai as establishment, speciality_code as speciality, route from candidates.enrolment order by number limit 1');
    if (!row) throw new Error('the demonstration enrolled nobody');
    place = row;
  });
  const post: ProductProcess['post'] = (who, query, variables) => product().post(who, query, variables);
  const said = (): string => product().said();
  const register = (over: object = {}, who = 'unit-no'): Promise<Answered> => post(who, REGISTER, { input: { mirex: 'NO', session: 2026, sex: 'F', ...place, ...PERSON, ...over } });
  const faults: Answered[] = [];

  it('people are enrolled, refused and met by faults; accounts are deposited', async () => {
    expect(JSON.stringify((await register()).data)).toContain('NO-ENR-');
    expect((await register()).text).toContain('"code"');
    const inline = `mutation { registerEnrolment(input: { mirex: "NO", session: 2026, sex: F, establishment: "${place.establishment}", speciality: "${place.speciality}", route: ${place.route}, lastName: "${PERSON.lastName}", firstName: "${PERSON.firstName}", birthDate: "${PERSON.birthDate}" }) { userErrors { code } } }`;
    expect((await post('unit-no', inline)).status).toBe(200);

    await client.query(`alter table candidates.candidate add constraint shut check (last_name not like '%bis' and last_name not like '%ter')`);
    faults.push(await register({ lastName: `${PERSON.lastName}bis`, ine: null }), await register({ lastName: `${PERSON.lastName}ter`, ine: null }));
    await client.query('alter table candidates.candidate drop constraint shut');
    expect(faults.map(({ errors }) => errors[0]?.extensions['code'])).toEqual(['INTERNAL', 'INTERNAL']);
    faults.push(await post('unit-no', '{ enrolments(first: 1, after: "Zorglubine") { totalCount } }'), await post('unit-no', `{ ${PERSON.lastName} }`), await post('unit-no', `{ a "${PERSON.lastName}`));
    faults.push(await register({}, 'cand-no'));
    await client.query(`select '${PERSON.lastName}'::integer`).catch(() => undefined);
    await client.query(`insert into candidates.candidate select * from candidates.candidate where ine = '${PERSON.ine}'`).catch(() => undefined);

    const { data } = await post('trans-no', '{ payeeIntakeKey(mirex: "NO") claims(first: 1) { edges { node { actor { id lastName firstName } } } } }');
    const { payeeIntakeKey, claims } = data as { payeeIntakeKey: string; claims: { edges: { node: { actor: { id: string; lastName: string; firstName: string } } }[] } };
    const jwk = JSON.parse(payeeIntakeKey) as JWK;
    const actor = claims.edges[0]?.node.actor;
    const details = JSON.stringify({ holder: `${actor?.firstName} ${actor?.lastName}`, ...BANK });
    const jwe = await new CompactEncrypt(new TextEncoder().encode(details)).setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: jwk.kid ?? '' }).encrypt(await importJWK(jwk, 'ECDH-ES+A256KW'));
    const deposit = (given: string): Promise<Answered> => post('trans-no', 'mutation ($input: DepositPayeeFileInput!) { depositPayeeFile(input: $input) { payeeFile { id ibanEnd } userErrors { code } } }', { input: { mirex: 'NO', actor: actor?.id, status: 'CIVIL_SERVANT', details: given } });
    expect((await deposit(details)).text).toContain('PAYEE_DETAILS_UNREADABLE');
    expect((await deposit(jwe)).text).toContain('NO-PAY-');
  }, 120_000);

  it('nothing personal is in its log, which has a line of each fault', () => {
    expect(said().length).toBeGreaterThan(3_000);
    expect(said()).toContain('"table":"candidate"');
    expect(said().split('\n').filter((line) => met(line).length > 0)).toEqual([]);
  });

  it('nor in the log of PostgreSQL, which is told of failed statements and says nothing of them', async () => {
    const { rows: [row] } = await client.query<{ at: string; pid: string }>(`select current_setting('data_directory') as at, split_part(pg_read_file('postmaster.pid'), chr(10), 1) as pid`);
    // Where no path leads to its data for its account, the server knows them as its working directory.
    const data = row?.at === '/proc/self/cwd' ? readlinkSync(`/proc/${row.pid}/cwd`) : (row?.at ?? '');
    const log = readFileSync(join(data, '..', 'server.log'), 'utf8');
    expect(log).toContain('database system is ready');
    expect(met(log)).toEqual([]);
  });

  it('nor in what a fault answers, in the extensions of any answer, or in a cursor', async () => {
    expect(faults.filter(({ errors }) => errors[0]?.extensions['code'] === 'INTERNAL').flatMap(({ text }) => met(text))).toEqual([]);
    expect(faults.flatMap(({ errors }) => errors.flatMap(({ extensions }) => met(JSON.stringify(extensions))))).toEqual([]);
    const { data } = await post('unit-no', '{ enrolments(first: 20) { edges { cursor } } }');
    const { enrolments } = data as { enrolments: { edges: { cursor: string }[] } };
    expect(enrolments.edges.length).toBeGreaterThan(5);
    for (const { cursor } of enrolments.edges) expect(met(cursor + Buffer.from(cursor, 'base64url').toString())).toEqual([]);
  });

  it('nor in any journal, or in what is told of processes', async () => {
    for (const subgraph of ['candidates', 'actors', 'centres', 'grades', 'finance', 'diplomas']) {
      const { rows } = await client.query<{ line: string }>(`select row_to_json(l)::text as line from ${subgraph}.journal_line l`);
      expect([rows.length > 0, rows.flatMap(({ line }) => met(line))]).toEqual([true, []]);
    }
    for (const path of ['/metrics', '/healthz', '/readyz']) expect(met(await (await fetch(`${product().url}${path}`)).text())).toEqual([]);
  });

  it('nor in an address: what is asked by one is refused, and not logged', async () => {
    const response = await fetch(`${product().url}/graphql?query=${encodeURIComponent(`{ enrolments(filter: { number: "${PERSON.lastName}" }) { totalCount } }`)}`, { headers: { authorization: `Bearer ${await product().tokenOf('unit-no')}` } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(met(await response.text())).toEqual([]);
    // Lines come in their order: once there is one of a later request, there would be one of this.
    const before = said().length;
    await post('unit-no', '{ sessions { year } }');
    await until('the log tells of what came after', async () => said().length > before);
    expect(met(said())).toEqual([]);
  });

  it('nor in a file that it has left on the disk', () => {
    const files = readdirSync(product().directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.filter((file) => met(readFileSync(file, 'latin1')).length > 0)).toEqual([]);
  });

  it('and the numbers of people and of their accounts are in no table but sealed, by a key that is named', async () => {
    const { rows } = await client.query<{ at: string }>(`select format('%I.%I', table_schema, table_name) as at from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { at } of rows) {
      for (const value of Object.values(BANK)) if ((await client.query(`select from ${at} t where replace(t::text, ' ', '') ilike '%' || replace($1, ' ', '') || '%' limit 1`, [value])).rows.length > 0) found.push(`${at}: ${value}`);
    }
    expect(found).toEqual([]);
    expect((await client.query('select holder, iban, nir, address from finance.payee_file')).rows).toEqual([expect.objectContaining({ holder: expect.stringMatching(/^v1\.\w+\./), iban: expect.stringMatching(/^v1\.\w+\./), nir: expect.stringMatching(/^v1\.\w+\./), address: expect.stringMatching(/^v1\.\w+\./) })]);
  });
}
