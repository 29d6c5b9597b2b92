import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';

type Answered = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * Any data source, so that nothing an instance says can steer the gateway: Apollo would take an HTTP status out of
 * `extensions.http` and traces out of the answer's own extensions.
 */
export class GuardedDataSource implements GraphQLDataSource {
  private readonly inner: GraphQLDataSource;

  constructor(inner: GraphQLDataSource) {
    this.inner = inner;
  }

  async process(options: GraphQLDataSourceProcessOptions): Promise<Answered> {
    const { data, errors } = await this.inner.process(options);
    return { data: data ?? null, ...(errors === undefined || errors.length === 0 ? {} : { errors: errors.map(withoutHttp) }) };
  }
}

type AnyError = NonNullable<Answered['errors']>[number];

function withoutHttp(error: AnyError): AnyError {
  const { http: _http, ...extensions } = error.extensions ?? {};
  return { message: error.message, ...(error.path === undefined ? {} : { path: error.path }), extensions };
}
