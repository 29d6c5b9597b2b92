import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';

import type { FetchSubgraph } from '../execute/subgraph-request.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './caller.ts';
import { distinct } from './distinct.ts';

/** The same way for Apollo's execution, which asks for an entity as often as it stands in the answer. */
export class PlainDataSource implements GraphQLDataSource {
  readonly #fetch: FetchSubgraph<Caller>;

  constructor(fetch: FetchSubgraph<Caller>) {
    this.#fetch = fetch;
  }

  // Errors are returned, not thrown: the gateway gives a thrown one no path.
  async process({ request, context }: GraphQLDataSourceProcessOptions): Promise<Answer> {
    const { query = '', operationName } = request;
    const { question, spread } = distinct({ query, operationName, variables: request.variables });
    const { variables = {} } = question;
    const { representations } = variables;
    const answer = await this.#fetch({
      query, operationName, variables, kind: query.startsWith('mutation') ? 'mutation' : 'query', body: JSON.stringify(question),
      entities: Array.isArray(representations) ? representations.length : undefined,
    }, context as Caller);
    return spread(answer as Answer);
  }
}
