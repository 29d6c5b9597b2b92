import { request } from 'node:http';
import { connect } from 'node:net';

import { LIMITS } from '@mirex/gateway/limits/limits';
import { type ToyWorld, toyWorld } from '@mirex/gateway/testing/toy-world';

/** A gateway as in production, over two toy subgraphs; slow bodies get 600 ms, so that a test can see their end. */
export const attackedWorld = (): Promise<ToyWorld> =>
  toyWorld({ production: true, introspection: false, limits: { ...LIMITS, cost: 500, arrivalMs: 600 } });

export interface Met {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

/** What an attack sends to `/graphql`: bytes, with a good token and as JSON unless it says otherwise; an empty header is left out. */
export interface Attack {
  readonly method?: string;
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export const graphql = (query: string, more: object = {}): Attack => ({ body: JSON.stringify({ query, ...more }) });

/** Sends an attack and says what it met. */
export const send = ({ gateway, token }: ToyWorld, { method = 'POST', search = '', headers = {}, body = '' }: Attack): Promise<Met> =>
  new Promise((met, failed) => {
    const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers };
    const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const asked = request(`${gateway.url}/graphql${search}`, { method, agent: false, headers: said }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => met(read(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'))));
    });
    asked.on('error', failed).end(body);
  });

/** Writes raw bytes to the gateway's port, slowly if need be, and says what it met. */
export const whisper = ({ gateway }: ToyWorld, words: readonly string[], pauseMs: number): Promise<Met> =>
  new Promise((met, failed) => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    let heard = '';
    let next = 0;
    const pace = setInterval(() => {
      const word = words[next];
      next += 1;
      if (word !== undefined && socket.writable) socket.write(word);
    }, pauseMs);
    socket.on('data', (chunk: Buffer) => { heard += chunk.toString('utf8'); }).on('error', failed).on('close', () => {
      clearInterval(pace);
      met(read(Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0), heard.slice(heard.indexOf('\r\n\r\n') + 4)));
    });
  });

function read(status: number, text: string): Met {
  const { errors } = JSON.parse(text) as { readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[] };
  return { status, text, code: errors?.[0]?.extensions?.code };
}
