import { type AnyEntity, type EntityData, type LoggingOptions, PostgreSqlConnection, type QueryResult, type Transaction } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Pool, PoolClient } from 'pg';

import { OftenAsked } from './often-asked.ts';

type Asked = Parameters<PostgreSqlConnection['execute']>[0];
type Params = Parameters<PostgreSqlConnection['execute']>[1];
type Dialect = ReturnType<PostgreSqlConnection['createKyselyDialect']>;
type Query = (text: unknown, values?: readonly unknown[], ...rest: unknown[]) => unknown;

/** As MikroORM writes what `find` asks; SQL that is written out is never named. */
const FINDS = /^select "[a-z]\d+"\./;
/** PostgreSQL cannot tell a value's type, has other columns to give than when it planned, or has lost the plan: class 42, 0A000, 26000. */
const OF_THE_PLAN = /^(42...|0A000|26000)$/;

/**
 * A connection to PostgreSQL that has it keep the plans of what is asked again and again.
 *
 * MikroORM 7.2.1 writes values into the text, so that each question is parsed and planned anew: four fifths of what PostgreSQL
 * did for a row by its id. Outside of transactions alone: what cannot be asked by its name is asked in its words, without loss.
 */
export class NamingConnection extends PostgreSqlConnection {
  readonly #often = new OftenAsked();

  override createKyselyDialect(overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>[0] & { onPoolCreated?: (pool: Pool) => unknown }): Dialect {
    const onPoolCreated = (pool: Pool): unknown => {
      pool.on('connect', (client: PoolClient) => nameStatements(client, this.#often));
      return overrides.onPoolCreated?.(pool);
    };
    return super.createKyselyDialect({ ...overrides, onPoolCreated } as typeof overrides);
  }

  override async execute<T extends QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[] = EntityData<AnyEntity>[]>(
    query: Asked, params: Params = [], method: 'all' | 'get' | 'run' = 'all', ctx?: Transaction, loggerContext?: LoggingOptions,
  ): Promise<T> {
    const plain = ctx === undefined && typeof query === 'string' && Array.isArray(params) && FINDS.test(query);
    if (!plain) return super.execute<T>(query, params, method, ctx, loggerContext);
    await this.ensureConnection();
    const told = this.config.get('onQuery')(query, params);
    return this.executeQuery(told, async () => this.transformRawResult<T>(await this.#ask(told, params), method), { ...loggerContext, query: told, params });
  }

  async #ask(sql: string, params: readonly unknown[]): Promise<unknown> {
    const client = this.getClient();
    const often = this.#often.prepared(sql, params);
    try {
      if (often !== undefined) return await client.executeQuery(CompiledQuery.raw(often.text, [...often.values]));
    } catch (error) {
      if (!OF_THE_PLAN.test(String((error as { readonly code?: unknown }).code))) throw error;
      this.#often.giveUp(sql);
    }
    return client.executeQuery(CompiledQuery.raw(this.platform.formatQuery(sql, params)));
  }
}

/** Gives a client's statements their names: Kysely has no word for them. */
function nameStatements(client: PoolClient, often: OftenAsked): void {
  const query = client.query.bind(client) as Query;
  client.query = ((text: unknown, values?: readonly unknown[], ...rest: unknown[]) => {
    const name = typeof text === 'string' && values !== undefined && values.length > 0 ? often.nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values });
  }) as typeof client.query;
}
