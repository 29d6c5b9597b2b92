import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Said {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What it makes of an instance's answer. */
export type Lie = (said: Said) => Said;

/** A server in an instance's place: it asks the instance what it is asked, and changes the answer. */
export interface Liar {
  readonly url: string;
  lie: Lie;
  /** How many questions it was asked. */
  readonly asked: () => number;
  close(): Promise<void>;
}

export async function startLiar(instanceUrl: string): Promise<Liar> {
  let asked = 0;
  const server: Server = createServer((request, response) => {
    const told = async (): Promise<Said> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers;
      const post = { method: 'POST', body: Buffer.concat(chunks), headers: headers as Record<string, string> };
      const answer = await fetch(`${instanceUrl}${request.url}`, request.method === 'POST' ? post : {});
      return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', body: await answer.text() };
    };
    if (request.method === 'POST') asked += 1;
    told().then((said) => (request.method === 'POST' ? liar.lie(said) : said)).then(
      ({ status, contentType, body }) => void response.writeHead(status, { 'content-type': contentType }).end(body), () => response.destroy(),
    );
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const liar: Liar = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, lie: (said) => said, asked: () => asked,
    close: () => new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
  };
  return liar;
}
