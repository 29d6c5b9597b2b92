import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';

import { DEADLINE_HEADER, readDeadline } from '@mirex/schema/deadline';
import { CLAIMS_HEADER, checkSeal, SEAL_HEADER } from '@mirex/schema/signature';

/** How a toy answers in place of its GraphQL: a page of a proxy, half an answer, silence, one entity too few. */
export type Mischief = (response: ServerResponse) => void;

export interface Heard {
  readonly query: string;
  readonly claims: string;
  readonly requestId: string | undefined;
  readonly sealed: boolean;
  /** How long the gateway said that it waits, in milliseconds. */
  readonly waits: number | undefined;
}

export interface ToySubgraph {
  readonly origin: string;
  /** What was asked of it, in order. */
  readonly heard: Heard[];
  mischief: Mischief | undefined;
  ready: boolean;
  readonly close: () => Promise<void>;
}

interface Toy {
  readonly schema: GraphQLSchema;
  readonly addressee: string;
  readonly secret: string;
}

/** A real subgraph over real HTTP, small enough to be read in a test. */
export async function toySubgraph({ schema, addressee, secret }: Toy): Promise<ToySubgraph> {
  const apollo = new ApolloServer({ schema, csrfPrevention: false, stopOnTerminationSignals: false, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  await apollo.start();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.endsWith('/readyz') === true) return void response.writeHead(toy.ready ? 200 : 503).end();
    const body = await text(request);
    const claims = Buffer.from(String(request.headers[CLAIMS_HEADER]), 'base64url').toString();
    const sealed = checkSeal(secret, request.headers[SEAL_HEADER] as string, { to: addressee, claims, body }, Date.now()).ok;
    toy.heard.push({ query: (JSON.parse(body) as { query: string }).query, claims, sealed, requestId: request.headers['x-request-id'] as string, waits: readDeadline(request.headers[DEADLINE_HEADER] as string | undefined) });
    if (toy.mischief !== undefined) return toy.mischief(response);
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const result = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(body) as unknown }, context: async () => ({}) });
    response.writeHead(result.status ?? 200, Object.fromEntries(result.headers)).end(result.body.kind === 'complete' ? result.body.string : '');
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => { http.listen(0, '127.0.0.1', listening); });
  const toy: ToySubgraph = {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, heard: [], mischief: undefined, ready: true,
    close: async () => {
      http.closeAllConnections();
      await new Promise((closed) => { http.close(closed); });
      await apollo.stop();
    },
  };
  return toy;
}
