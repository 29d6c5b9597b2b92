import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';

import { SHOP } from './shop-sdl.ts';

interface Node {
  readonly id?: string;
  readonly upc?: string;
  readonly [key: string]: unknown;
}

const many = <Item>(count: number, make: (n: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index + 1));
const USERS = many(6, (n) => ({ id: `${n}`, name: `Name of ${n}`, username: `user${n}`, birthday: 1990 + n }));
const PRODUCTS = many(9, (n) => ({ upc: `${n}`, name: `Product ${n}`, price: n * 111, weight: n * 50 }));
const REVIEWS = many(11, (n) => ({ id: `${n}`, body: `A review, number ${n}, of some length, as people write them.`, author: { id: `${1 + (n % 6)}` }, product: { upc: `${1 + (n % 9)}` } }));

const RESOLVERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  accounts: {
    Query: { me: () => USERS[0], user: (_: unknown, { id }: Node) => USERS.find((user) => user.id === id), users: () => USERS },
    User: { __resolveReference: ({ id }: Node) => USERS.find((user) => user.id === id) },
  },
  products: {
    Query: { topProducts: (_: unknown, { first }: { readonly first: number }) => PRODUCTS.slice(0, first) },
    Product: { __resolveReference: ({ upc }: Node) => PRODUCTS.find((product) => product.upc === upc) },
  },
  inventory: { Product: { __resolveReference: (product: Node) => product, inStock: ({ upc }: Node) => Number(upc) % 2 === 0, shippingEstimate: ({ weight }: Node) => Math.round(Number(weight) / 2) } },
  reviews: {
    Review: { __resolveReference: ({ id }: Node) => REVIEWS.find((review) => review.id === id), author: ({ author }: Node) => author },
    User: {
      __resolveReference: ({ id }: Node) => ({ id }), username: ({ id }: Node) => `user${id}`,
      reviews: ({ id }: Node) => REVIEWS.filter(({ author }) => author.id === id), numberOfReviews: () => 2,
    },
    Product: { __resolveReference: ({ upc }: Node) => ({ upc }), reviews: ({ upc }: Node) => REVIEWS.filter(({ product }) => product.upc === upc) },
  },
};

// What is compared are the gateways: a question that was answered before costs next to nothing here.
const answers = new Map<string, string>();
const schemas: ReadonlyMap<string, GraphQLSchema> = new Map(Object.entries(SHOP).map(([name, typeDefs]) =>
  [name, buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: RESOLVERS[name] as never }])] as const));

/** `/accounts`, or as the product has it `/FR/accounts/graphql`. */
const subgraphOf = (path: string): string => path.split('/').find((part) => part in SHOP) ?? '';

const server = createServer((request, response) => {
  void (async () => {
    const body = await text(request);
    const key = `${subgraphOf(request.url ?? '')} ${body}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables: Record<string, unknown> };
      const schema = schemas.get(subgraphOf(request.url ?? ''));
      answer = JSON.stringify(schema === undefined ? { errors: [{ message: 'no such subgraph' }] } : await execute({ schema, document: parse(query), variableValues: variables, rootValue: {} }));
      answers.set(key, answer);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
  })();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit());
