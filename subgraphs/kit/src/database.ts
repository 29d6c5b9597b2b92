import { type EntityClass, type Constructor, MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migration, Migrator } from '@mikro-orm/migrations';

import { letLostConnectionsGo } from './lost-connection.ts';
import { heedPatience } from './patience/heed-patience.ts';
import { QuickDriver } from './quick-driver.ts';

/** A step of a schema, in SQL. Names sort by date and are never reused: `2026-11-22-enrolment`. */
export interface SqlMigration {
  readonly name: string;
  readonly sql: string;
}

export interface DatabaseOptions {
  /** postgresql:// address of the subgraph's own login role; its search_path names the subgraph's schema. */
  readonly url: string;
  readonly entities: readonly EntityClass<object>[];
  readonly migrations: readonly SqlMigration[];
  /** Told of each SQL statement: how tests and the bench count. */
  readonly onStatement?: (sql: string) => void;
  /** Says a statement with something before it: how tests tell whose it is. */
  readonly mark?: (sql: string) => string;
}

/** Any number that stays the same: who starts second waits for who migrates. Locks are per database and schema owner. */
const MIGRATION_LOCK = 5_143_050_3;

/**
 * The longest that a statement may take, in milliseconds: twice what a gateway waits for a mutation. Said when a connection is
 * made it costs nothing; said for each request it was 15 % of a small read, so questions are cancelled when nobody waits any more
 * (`patience/`).
 */
const STATEMENT_MS = 60_000;

/** Migrations build indexes on whole tables, and wait for who migrates first. */
const AS_LONG_AS_IT_TAKES = 'set local statement_timeout = 0';

/** Opens a subgraph's database and brings it to the newest migration. Two who start at once: one migrates, one waits. */
export async function openDatabase({ url, entities, migrations, onStatement, mark }: DatabaseOptions): Promise<MikroORM> {
  const orm = await MikroORM.init({
    driver: QuickDriver,
    clientUrl: url,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    // A filter narrows what is asked for, not what it refers to.
    autoJoinRefsForFilters: false,
    // What is assigned to one side of a relation would be told to the other: no entity of ours has both. It costs an accessor for each
    // column of each row, and a page of a hundred rows a quarter of its processor time.
    propagationOnPrototype: false,
    migrations: { migrationsList: migrations.map(asClass), snapshot: false, silent: true, transactional: true },
    pool: { min: 0, max: 3 },
    driverOptions: { statement_timeout: STATEMENT_MS, onPoolCreated: watchConnections },
    ...((onStatement ?? mark) && { onQuery: (sql: string) => told(sql, onStatement, mark) }),
  });
  // Left unsaid, the migrator means the schema `public`, which the databases of the owners do not have.
  const [row] = await orm.em.fork().execute<{ schema: string }[]>('select current_schema() as schema');
  orm.config.set('migrations', { ...orm.config.get('migrations'), tableName: `${row?.schema}.migration` });
  await orm.em.fork().transactional(async (tx) => {
    await tx.execute(AS_LONG_AS_IT_TAKES);
    await tx.execute('select pg_advisory_xact_lock(?, hashtext(current_schema()))', [MIGRATION_LOCK]);
    await orm.migrator.up();
  });
  return orm;
}

/** Enters a subgraph's schema as any account and sets nothing up there: for the commands of who looks after it. */
export const enterDatabase = (url: string, schema: string): Promise<MikroORM> => MikroORM.init({
  clientUrl: url, entities: [], discovery: { warnWhenNoEntities: false }, pool: { min: 0, max: 2 }, driverOptions: { options: `-c search_path=${schema}` },
});

function watchConnections(pool: Pool): void {
  letLostConnectionsGo(pool);
  heedPatience(pool);
}

function told(sql: string, onStatement: DatabaseOptions['onStatement'], mark: DatabaseOptions['mark']): string {
  onStatement?.(sql);
  return mark?.(sql) ?? sql;
}

function asClass({ name, sql }: SqlMigration): { name: string; class: Constructor<Migration> } {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        this.addSql(AS_LONG_AS_IT_TAKES);
        this.addSql(sql);
      }
    },
  };
}
