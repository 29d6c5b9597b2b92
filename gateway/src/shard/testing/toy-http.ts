import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, checkSeal, SEAL_HEADER } from '@mirex/schema/signature';

import type { Instance } from '../../topology/topology.ts';
import { SCOPE_HEADER } from '../scatter/http.ts';
import { toyServer } from './toy-instance.ts';
import type { Row } from './toy-rows.ts';

export interface HttpInstance {
  readonly instance: Instance;
  readonly server: Server;
}

const SECRET = 's'.repeat(32);

/** A toy instance over real HTTP: it answers whoever holds its secret, about the MIREX that it was asked for. */
export async function toyHttp(rows: readonly Row[], mirex: readonly MirexCode[], port = 0): Promise<HttpInstance> {
  const serve = toyServer(rows);
  const to = `toy@${mirex.join(',')}`;
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = await text(request);
      const claims = Buffer.from(String(request.headers[CLAIMS_HEADER]), 'base64url').toString();
      const sealed = checkSeal(SECRET, String(request.headers[SEAL_HEADER]), { to, claims, body }, Date.now()).ok;
      const scope = String(request.headers[SCOPE_HEADER]).split(',').filter(isMirexCode);
      const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
      const result = sealed && request.url === `/${to}/graphql` ? await serve({ query, variables, mirex: scope }) : { errors: [{ message: 'SEAL' }] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
    };
    void answer();
  });
  await new Promise<void>((ready) => void server.listen(port, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${to}`;
  return { server, instance: { name: to, subgraph: 'toy', mirex, url: `${origin}/graphql`, readyUrl: `${origin}/readyz`, secret: SECRET, deadlineMs: 2000 } };
}
