import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Progress, Reading, type Response } from './reading.ts';

const MOST = 1_000;

/** What comes of bytes that arrive in pieces and of the end of the connection after them. */
function read(bytes: Buffer, cuts: readonly number[] = [], ends = false): { readonly progress: Progress; readonly response: Response; readonly keptMs: number } {
  const reading = new Reading(MOST);
  const places = [0, ...new Set(cuts.map((cut) => cut % (bytes.length + 1))), bytes.length].toSorted((a, b) => a - b);
  let progress: Progress = 'MORE';
  for (const [nth, at] of places.entries()) {
    const piece = bytes.subarray(at, places[nth + 1] ?? at);
    if (progress === 'MORE' && piece.length > 0) progress = reading.read(piece);
  }
  if (progress === 'MORE' && ends) progress = reading.end();
  const { response, keptMs } = reading;
  reading.leave();
  return { progress, response, keptMs };
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: today\r\n';
const chunked = (body: Buffer, sizes: readonly number[]): Buffer => {
  const parts: Buffer[] = [];
  let at = 0;
  for (let nth = 0; at < body.length; nth += 1) {
    const piece = body.subarray(at, at + (sizes[nth % sizes.length] ?? 1));
    parts.push(Buffer.from(`${piece.length.toString(16)}${nth === 0 ? ';name=value' : ''}\r\n`), piece, Buffer.from('\r\n'));
    at += piece.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\nTrailer: read over\r\n\r\n')]);
};

describe('a response', () => {
  it('is the same however it is framed and wherever it is cut', () => {
    fc.assert(fc.property(
      fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom('length', 'chunks', 'close'), fc.array(fc.nat(), { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      (text, framing, cuts, sizes) => {
        const body = Buffer.from(text);
        const framed = {
          length: () => [`Content-Length: ${body.length}\r\n\r\n`, body] as const,
          chunks: () => ['transfer-encoding: chunked\r\n\r\n', chunked(body, sizes)] as const,
          close: () => ['\r\n', body] as const,
        }[framing]();
        const bytes = Buffer.concat([Buffer.from(HEAD + framed[0]), framed[1]]);
        expect(read(bytes, cuts, framing === 'close')).toMatchObject({ progress: 'WHOLE', response: { status: 200, contentType: 'application/json', cacheControl: undefined, body: body.toString() } });
      },
    ));
  });

  it.each<[why: string, text: string, ends?: boolean]>([
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
    ['HTTP/2', 'HTTP/2 200\r\n\r\n'],
    ['a status without digits', 'HTTP/1.1 OK\r\n\r\n'],
    ['a folded line', `${HEAD}x: a\r\n b\r\ncontent-length: 0\r\n\r\n`],
    ['a name with a space before its colon', `${HEAD}content-length : 0\r\n\r\n`],
    ['a line that ends otherwise', `${HEAD}x: a\ncontent-length: 0\r\n\r\n`],
    ['two lengths', `${HEAD}content-length: 1\r\nContent-Length: 1\r\n\r\na`],
    ['a length that is none', `${HEAD}content-length: +1\r\n\r\na`],
    ['a length beside chunks', `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['another coding', `${HEAD}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['chunks of HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['more than its length', `${HEAD}content-length: 1\r\n\r\nab`],
    ['more than its chunks', `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n\r\nHTTP/1.1 200 OK`],
    ['a chunk without a size', `${HEAD}transfer-encoding: chunked\r\n\r\n\r\n`],
    ['a chunk that is longer than its size', `${HEAD}transfer-encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`],
    ['a size without end', `${HEAD}transfer-encoding: chunked\r\n\r\n${'0'.repeat(300)}`],
    ['a head without end', `${HEAD}x: ${'x'.repeat(40_000)}`],
    ['interim responses without end', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20)],
    ['a change of protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['a length that never comes', `${HEAD}content-length: 5\r\n\r\nab`, true],
    ['chunks that never end', `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nab\r\n`, true],
    ['nothing', '', true],
  ])('with %s is none', (_why, text, ends = false) => {
    expect(read(Buffer.from(text), [], ends).progress).toBe('MALFORMED');
  });

  it.each([`content-length: ${MOST + 1}\r\n\r\n${'x'.repeat(MOST + 1)}`, `transfer-encoding: chunked\r\n\r\n${(MOST + 1).toString(16)}\r\n${'x'.repeat(MOST + 1)}`, `\r\n${'x'.repeat(MOST + 1)}`])(
    'that is longer than it may be is left, however it is framed', (rest) => {
      expect(read(Buffer.from(HEAD + rest)).progress).toBe('TOO_LONG');
    });

  it.each([
    ['HTTP/1.1 204 No Content\r\n\r\n', Infinity], ['HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', 0], ['HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n', 0],
    ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\ncontent-length: 0\r\n\r\n', 5_000],
  ])('says for how long its connection is kept: %j', (text, keptMs) => {
    expect(read(Buffer.from(text))).toMatchObject({ progress: 'WHOLE', keptMs });
  });
});
