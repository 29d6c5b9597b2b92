import type { Owner } from '@mirex/schema/mirex';
import { Client, escapeIdentifier as name, escapeLiteral as literal } from 'pg';
import { type Place, databaseOf, passwordOf, placeOf, scramVerifier } from './role.ts';
import { StartRefusal } from './start-refusal.ts';

/** An owner and the subgraphs that keep their rows in its database. */
export interface Tenant {
  readonly owner: Owner;
  readonly subgraphs: readonly string[];
}

export interface ProvisionOptions {
  /** A role that may create databases and roles: the embedded superuser, or a user's own. */
  readonly adminUrl: string;
  /** What the passwords of the roles are derived from. A new one changes them all. */
  readonly secret: string;
  readonly tenants: readonly Tenant[];
  /** Keeps two deployments on one server apart. Of letters, digits and `_`; `mirex` unless said. */
  readonly prefix?: string;
  /** Called as databases get ready. */
  readonly report?: (ready: number, total: number) => void;
}

export interface Provisioned {
  readonly databases: readonly string[];
  /** The address a subgraph of an owner connects to, as its own role and in its own schema. */
  url(owner: Owner, subgraph: string): string;
}

const OLDEST = 17;
const LOCK = 0x4d495246;

/**
 * Makes what is missing: a database for each owner, in it a schema and a login role for each subgraph, and no right across.
 *
 * Two starts at once wait for each other. What is there already stays; passwords are set again.
 *
 * @throws StartRefusal when the server cannot be entered, gives too few rights, or is too old for the collation that the databases use.
 */
export async function provision({ adminUrl, secret, tenants, prefix = 'mirex', report }: ProvisionOptions): Promise<Provisioned> {
  const places = tenants.flatMap(({ owner, subgraphs }) => subgraphs.map((subgraph) => placeOf(owner, subgraph, prefix)));
  for (const { role } of places) if (!/^[a-z][a-z0-9_]{0,62}$/.test(role)) throw new Error(`Not a name for a role: ${role}`);
  const databases = tenants.map(({ owner }) => databaseOf(owner, prefix));

  const { host } = new URL(adminUrl);
  await using admin = await session(adminUrl).catch((cause: Error & { code?: string }) => {
    throw new StartRefusal({ code: 'SERVER_UNREACHABLE', host, reason: cause.code ?? cause.message }, { cause });
  });
  await refuseUnfitServer(admin, host);
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  await createRoles(admin, places, secret);
  const existing = await namesOf(admin, 'select datname as name from pg_database');
  let ready = 0;
  await Promise.all(databases.map(async (database) => {
    if (!existing.has(database)) await createDatabase(adminUrl, database);
    await arrange(adminUrl, database, places.filter((place) => place.database === database));
    report?.(++ready, databases.length);
  }));

  return {
    databases,
    url: (owner, subgraph) => {
      const place = places.find((one) => one.owner === owner && one.subgraph === subgraph);
      if (!place) throw new Error(`No place was made for ${subgraph} of ${owner}`);
      const url = addressOf(adminUrl, place.database);
      url.username = place.role;
      url.password = passwordOf(place.role, secret);
      return url.href;
    },
  };
}

async function createRoles(admin: Client, places: readonly Place[], secret: string): Promise<void> {
  const existing = await namesOf(admin, 'select rolname as name from pg_roles');
  const statements = await Promise.all(places.map(async ({ role }) => {
    const password = literal(await scramVerifier(role, secret));
    return `${existing.has(role) ? 'alter' : 'create'} role ${name(role)} login password ${password}`;
  }));
  // An administrator who is no superuser must be able to act as the roles, to give them their schemas.
  await admin.query(["set createrole_self_grant = 'set, inherit'", ...statements].join(';'));
}

/** In a session of its own: most of the time is the disk's, and databases can be made at once. */
async function createDatabase(adminUrl: string, database: string): Promise<void> {
  await using admin = await session(adminUrl);
  await admin.query(`create database ${name(database)} template template0 encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'`);
}

/** One round trip for all of a database. */
async function arrange(adminUrl: string, database: string, places: readonly Place[]): Promise<void> {
  await using admin = await session(addressOf(adminUrl, database).href);
  await admin.query([
    `revoke all on database ${name(database)} from public`,
    'revoke all on schema public from public',
    ...places.flatMap(({ role, schema }) => [
      `grant connect, temporary on database ${name(database)} to ${name(role)}`,
      `create schema if not exists ${name(schema)} authorization ${name(role)}`,
      `alter role ${name(role)} in database ${name(database)} set search_path = ${name(schema)}`,
    ]),
  ].join(';'));
}

async function refuseUnfitServer(admin: Client, host: string): Promise<void> {
  const { rows: [found] } = await admin.query<{ version: number; able: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as version, rolsuper or (rolcreatedb and rolcreaterole) as able
       from pg_roles where rolname = current_user`,
  );
  const { version = 0, able = false } = found ?? {};
  if (version < OLDEST) throw new StartRefusal({ code: 'SERVER_TOO_OLD', version, oldest: OLDEST });
  if (!able) throw new StartRefusal({ code: 'SERVER_RIGHTS_MISSING', host });
}

async function namesOf(admin: Client, statement: string): Promise<ReadonlySet<string>> {
  const { rows } = await admin.query<{ name: string }>(statement);
  return new Set(rows.map((row) => row.name));
}

const addressOf = (url: string, database: string): URL => Object.assign(new URL(url), { pathname: `/${database}` });

async function session(url: string): Promise<Client & AsyncDisposable> {
  const client = new Client({ connectionString: url, application_name: 'mirex-provision' });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
