import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { WireFault } from './wire-fault.ts';
import { WirePool } from './wire-pool.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

/** What the other end does with each request, and the connections that it was offered. */
let answer: (socket: Socket, request: string) => void;
let sockets: Socket[];
let server: Server;
let origin: string;
let pool: WirePool;

beforeEach(async () => {
  answer = (socket) => void socket.write(OK);
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('data', (bytes) => answer(socket, bytes.toString())).on('error', () => undefined);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pool = new WirePool(origin, { connections: 2 });
});
afterEach(() => {
  pool.destroy();
  for (const socket of sockets) socket.destroy();
  server.close();
});

/** What is in the kernel's hands has been read after some turns of the event loop. */
async function arrived(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await turn();
}

/** Until so many requests are heard; none of them is answered. */
const heardTimes = (times: number): Promise<void> => new Promise((resolve) => {
  let left = times;
  answer = () => {
    left -= 1;
    if (left === 0) resolve();
  };
});

const stays = new AbortController().signal;
const post = (body = '{"a":"é"}', signal = stays, headers: Readonly<Record<string, string>> = { accept: '*/*' }) => pool.post({ path: '/graphql', headers, body }, { maxBytes: 100, signal });
const faultOf = (asked: Promise<unknown>) => asked.then(() => 'none', (fault: unknown) => (fault instanceof WireFault ? { code: fault.code, sent: fault.sent } : fault));

describe('a pool', () => {
  it('asks as HTTP/1.1 says', async () => {
    let heard = '';
    answer = (socket, request) => {
      heard = request;
      socket.write(OK);
    };
    expect(await post()).toEqual({ status: 200, contentType: 'application/json', cacheControl: undefined, body: '{}' });
    expect(heard).toBe(`POST /graphql HTTP/1.1\r\nhost: ${new URL(origin).host}\r\naccept: */*\r\ncontent-length: 10\r\n\r\n{"a":"é"}`);
  });

  it('asks one after the other on one connection, and no more at once than it may', async () => {
    for (let nth = 0; nth < 3; nth += 1) await post();
    expect(sockets).toHaveLength(1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
    expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 20 }, () => '{}'));
    expect(sockets).toHaveLength(2);
  });

  it('mixes no answers that come in many pieces at the same time', async () => {
    const texts = ['a', 'é'].map((letter) => letter.repeat(150_000));
    const framed = [(body: string) => `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, (body: string) => `transfer-encoding: chunked\r\n\r\n${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`];
    let heard = 0;
    answer = () => {
      heard += 1;
      if (heard < 2) return;
      const wholes = texts.map((text, nth) => Buffer.from(`HTTP/1.1 200 OK\r\n${framed[nth]?.(text) ?? ''}`));
      void (async () => {
        for (let at = 0; at < 400_000; at += 7_001) {
          for (const [nth, whole] of wholes.entries()) sockets[nth]?.write(whole.subarray(at, at + 7_001));
          await turn();
        }
      })();
    };
    const bounds = { maxBytes: 400_000, signal: stays };
    const answers = await Promise.all(texts.map(() => pool.post({ path: '/', headers: {}, body: '' }, bounds)));
    expect(answers.map(({ body }) => body).toSorted()).toEqual(texts);
  });

  it('uses no connection again that the other end has closed, or will', async () => {
    answer = (socket) => void socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    await post();
    answer = (socket) => void socket.write(OK);
    await post();
    const [, second] = sockets as [Socket, Socket];
    second.destroy();
    await once(second, 'close');
    await arrived();
    await post();
    expect(sockets).toHaveLength(3);
  });

  it('never takes for an answer what came unasked', async () => {
    await post();
    await new Promise((sent) => void sockets[0]?.write(OK.replace('{}', '[]'), sent));
    await arrived();
    expect(await post()).toMatchObject({ body: '{}' });
    expect(sockets).toHaveLength(2);
  });

  it('breaks off what nobody waits for any more, and serves who comes after', async () => {
    const heard = heardTimes(2);
    const [first, second, queued, left] = [new AbortController(), new AbortController(), new AbortController(), AbortSignal.abort(new Error('gone before'))];
    const asked = [post('{}', first.signal), post('{}', second.signal), post('{}', queued.signal), post('{}', left)].map(faultOf);
    queued.abort(new Error('gone while waiting'));
    await heard;
    answer = (socket) => void socket.write(OK);
    const next = post();
    first.abort(new Error('gone'));
    second.abort(new Error('gone too'));
    expect(await Promise.all(asked)).toEqual(['gone', 'gone too', 'gone while waiting', 'gone before'].map((message) => new Error(message)));
    expect(await next).toMatchObject({ body: '{}' });
  });

  it('waits no longer than it may, for an answer or for a connection, and serves who comes after', async () => {
    const waits = (milliseconds: number) => faultOf(pool.post({ path: '/', headers: {}, body: '' }, { maxBytes: 100, signal: stays, milliseconds }));
    answer = () => undefined;
    expect(await Promise.all([waits(500), waits(500), waits(250)])).toEqual([{ code: 'TIMEOUT', sent: true }, { code: 'TIMEOUT', sent: true }, { code: 'TIMEOUT', sent: false }]);
    answer = (socket) => void socket.write(OK);
    expect(await Promise.all([waits(5_000), waits(5_000), waits(5_000)])).toEqual(['none', 'none', 'none']);
  });

  it.each<[why: string, given: typeof answer, code: string]>([
    ['an end without an answer', (socket) => void socket.end(), 'ECONNRESET'],
    ['an end in the middle', (socket) => void socket.end(OK.slice(0, -1)), 'ECONNRESET'],
    ['what is no HTTP', (socket) => void socket.write('no\r\n\r\n'), 'MALFORMED'],
    ['too much', (socket) => void socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(200)}`), 'TOO_LONG'],
  ])('fails on %s', async (_why, given, code) => {
    answer = given;
    expect(await faultOf(post())).toEqual({ code, sent: true });
  });

  it('says what was never sent', async () => {
    server.close();
    expect(await faultOf(post())).toEqual({ code: 'ECONNREFUSED', sent: false });
    const secure = new WirePool(origin.replace('http:', 'https:'), { connections: 1 });
    expect(await faultOf(secure.post({ path: '/', headers: {}, body: '' }, { maxBytes: 1, signal: stays }))).toMatchObject({ sent: false });
  });

  it.each(['a\r\nx: y', 'é', '\0'])('sends no header that would be two or none: %j', async (value) => {
    await expect(post('{}', stays, { x: value })).rejects.toThrow(TypeError);
  });

  it('lets what is under way end when it closes', async () => {
    const heard = heardTimes(2);
    const under = [post(), post()];
    await heard;
    pool.close();
    const closed = Promise.all(sockets.map((socket) => once(socket, 'close')));
    for (const socket of sockets) socket.write(OK);
    expect(await Promise.all(under)).toHaveLength(2);
    await closed;
  });
});
