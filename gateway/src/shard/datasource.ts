import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { MirexCode } from '@mirex/schema/mirex';

import type { Engine } from './engine.ts';
import { addToReport } from './report.ts';

type Processed = Awaited<ReturnType<GraphQLDataSource['process']>>;

export interface ShardedDataSourceOptions {
  readonly engine: Engine;
  /** The MIREX that the caller may see; undefined, all. */
  readonly visibleTo?: (context: Readonly<Record<string, unknown>>) => ReadonlySet<MirexCode> | undefined;
}

/** A sharded subgraph as a gateway sees it: one data source, whichever and however many its instances are. */
export class ShardedDataSource implements GraphQLDataSource {
  readonly #engine: Engine;
  readonly #visibleTo: NonNullable<ShardedDataSourceOptions['visibleTo']>;

  constructor({ engine, visibleTo = () => undefined }: ShardedDataSourceOptions) {
    this.#engine = engine;
    this.#visibleTo = visibleTo;
  }

  // Errors are returned, not thrown: the gateway gives a thrown one no path.
  async process(options: GraphQLDataSourceProcessOptions): Promise<Processed> {
    const { request, context } = options;
    const { signal } = context as { readonly signal?: AbortSignal };
    const { data, errors, coverage, cacheControl } = await this.#engine.execute({
      query: request.query ?? '', variables: request.variables, operationName: request.operationName, context, signal,
      document: 'document' in options ? options.document : undefined, visible: this.#visibleTo(context),
    });
    addToReport(context, coverage);
    restrictCache(options, cacheControl);
    return { ...(data === undefined ? {} : { data }), ...(errors.length > 0 ? { errors } : {}) };
  }
}

interface CachePolicy {
  readonly restrict?: (hint: { readonly maxAge: number; readonly scope?: 'PRIVATE' }) => void;
}

function restrictCache(options: GraphQLDataSourceProcessOptions, cacheControl: string | undefined): void {
  const policy = ('incomingRequestContext' in options ? options.incomingRequestContext.overallCachePolicy : undefined) as CachePolicy | undefined;
  if (cacheControl === undefined) return;
  const maxAge = Number(/max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);
  policy?.restrict?.({ maxAge, ...(cacheControl.includes('private') ? { scope: 'PRIVATE' as const } : {}) });
}
