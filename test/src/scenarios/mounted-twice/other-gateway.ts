import { readFileSync } from 'node:fs';

import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { execute, type ExecutionResult, type GraphQLSchema, parse, print } from 'graphql';

const SUPERGRAPH = readFileSync(new URL('../../../../schema/sdl/supergraph.graphql', import.meta.url), 'utf8');

/** Posts one operation to a subgraph, and gives its answer as JSON. */
export type Post = (body: string) => Promise<unknown>;

/** Somebody else's gateway (@graphql-tools/federation, MIT) over our supergraph: it has never heard of a MIREX. */
export function otherGateway(postTo: (subgraph: string) => Post): (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<ExecutionResult> {
  const schema: GraphQLSchema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: SUPERGRAPH,
    onSubschemaConfig: (config) => {
      const post = postTo(config.name.toLowerCase());
      config.executor = async ({ document, variables, operationName }) => (await post(JSON.stringify({ query: print(document), variables, operationName }))) as never;
    },
  });
  return async (query, variables = {}) => execute({ schema, document: parse(query), variableValues: variables });
}
