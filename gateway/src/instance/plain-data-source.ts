import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';

import { type FetchSubgraph, TextRequest } from '../execute/subgraph-request.ts';
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
    const { representations, ...rest } = question.variables ?? {};
    const answer = await this.#fetch(new TextRequest({
      query, operationName, kind: query.startsWith('mutation') ? 'mutation' : 'query', variables: rest,
      head: `{"query":${JSON.stringify(query)},${operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`}"variables":`,
      representations: Array.isArray(representations) ? representations.map((one) => JSON.stringify(one)) : undefined,
    }), context as Caller);
    return spread(answer as Answer);
  }
}
