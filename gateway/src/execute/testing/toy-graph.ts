import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type ExecutionResult, type GraphQLFieldResolver, type GraphQLSchema, type GraphQLTypeResolver, parse } from 'graphql';

import type { FetchSubgraph, SubgraphAnswer } from '../subgraph-request.ts';
import { FIELDS } from './toy-fields.ts';
import { MEDIA, PRODUCTS, type Row, row, skuOf } from './toy-rows.ts';
import { TOY_SDL } from './toy-sdl.ts';

export const toySupergraph = (sdl: Readonly<Record<string, string>> = TOY_SDL): string => {
  const { supergraphSdl, errors } = composeServices(Object.entries(sdl).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })));
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
};

const fieldResolver: GraphQLFieldResolver<Row, unknown> = (source, given, _context, { parentType, fieldName }) =>
  FIELDS[parentType.name]?.[fieldName]?.(source, given as never);
const typeResolver: GraphQLTypeResolver<Row, unknown> = ({ __typename }) => __typename;

/** One server with all of it: what every executor's answer is held against. */
export const askOracle = async (schema: GraphQLSchema, query: string, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult> =>
  execute({ schema, document: parse(query), variableValues: variables, rootValue: {}, fieldResolver: fieldResolver as GraphQLFieldResolver<unknown, unknown>, typeResolver: typeResolver as GraphQLTypeResolver<unknown, unknown> });

/** What was asked of the subgraphs, for who looks. */
export interface Heard {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The five subgraphs in this process; what goes to them and back goes as JSON. */
export function toySubgraphs(sdl: Readonly<Record<string, string>> = TOY_SDL, heard: Heard[] = []): (subgraph: string) => FetchSubgraph<unknown> {
  const schemas = new Map(Object.entries(sdl).map(([name, text]) => [name, subgraphSchema(name, text)] as const));
  return (subgraph) => async ({ body }) => {
    const { query, variables } = JSON.parse(body) as Heard;
    heard.push({ subgraph, query, variables });
    const schema = schemas.get(subgraph);
    if (schema === undefined) throw new Error(`no subgraph ${subgraph}`);
    const result = await execute({
      schema, document: parse(query), variableValues: variables, rootValue: {},
      fieldResolver: fieldResolver as GraphQLFieldResolver<unknown, unknown>, typeResolver: typeResolver as GraphQLTypeResolver<unknown, unknown>,
    });
    const text = JSON.stringify(result);
    return JSON.parse(text) as SubgraphAnswer;
  };
}

function subgraphSchema(name: string, sdl: string): GraphQLSchema {
  const entities = [...sdl.matchAll(/(?:type|interface) (\w+)[^{]*@key/g)].map(([, type = '']) => type);
  const resolvers = Object.fromEntries(entities.map((type) => [type, { __resolveReference: (reference: Row) => refer(name, reference) }]));
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
}

/** The row that a representation names, with what it brings to the subgraph that requires something of others. */
function refer(subgraph: string, reference: Row): Row | null {
  const { __typename: type, id } = reference;
  if (subgraph === 'users' && id === 'u9') return null;
  if (type === 'Media' && subgraph === 'catalogue') return MEDIA.find((found) => found.id === id) ?? null;
  if (type !== 'Product') return row(type, id);
  const product = id ?? PRODUCTS.find((found) => JSON.stringify(skuOf(found)) === JSON.stringify(reference['sku']));
  if (product === undefined) return null;
  return subgraph === 'shipping' ? { ...reference, id: product, required: true } : row('Product', product);
}
