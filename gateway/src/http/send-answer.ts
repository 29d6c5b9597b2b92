import { Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, createZstdCompress, gzip, zstdCompress } from 'node:zlib';

import type { FastifyReply } from 'fastify';

import type { Answer } from '../answer/question.ts';
import { chooseCoding, type Coding } from './choose-coding.ts';

/** Characters from which an answer is made smaller: below, it fits in a packet or two as it is. */
const COMPRESSED_FROM = 4 * 1024;
/** Characters from which an answer goes out piece by piece, as fast as the client takes it: a slow reader holds its text and nothing more. */
const STREAMED_FROM = 512 * 1024;
const PIECE = 64 * 1024;

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const GZIP = { level: 3 };

const whole: Readonly<Record<Coding, (text: string) => Promise<Buffer>>> = {
  zstd: promisify(zstdCompress), br: (text) => promisify(brotliCompress)(text, BROTLI), gzip: (text) => promisify(gzip)(text, GZIP),
};
const piecewise: Readonly<Record<Coding, () => Transform>> = { zstd: () => createZstdCompress(), br: () => createBrotliCompress(BROTLI), gzip: () => createGzip(GZIP) };

/**
 * Sends an answer: compressed when it is long and the client takes it so, piece by piece when it is very long.
 *
 * An answer holds both secrets and what the client sent; nobody can make a browser ask for it though, since tokens are in no cookie.
 */
export async function sendAnswer(reply: FastifyReply, accepted: string | undefined, { status, headers, text }: Answer): Promise<FastifyReply> {
  reply.code(status).headers(headers);
  if (text.length < COMPRESSED_FROM) return reply.send(text);
  reply.header('vary', 'accept-encoding');
  const coding = chooseCoding(accepted);
  if (coding !== undefined) reply.header('content-encoding', coding);
  if (text.length < STREAMED_FROM) return reply.send(coding === undefined ? text : await whole[coding](text));
  const pieces = Readable.from(piecesOf(text), { objectMode: false, highWaterMark: PIECE });
  return reply.send(coding === undefined ? pieces : pieces.compose(piecewise[coding]()));
}

function* piecesOf(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length;) {
    // Half a surrogate pair is no UTF-8: the other half stays with it.
    const end = at + PIECE + Number(isHighSurrogate(text.charCodeAt(at + PIECE - 1)));
    yield Buffer.from(text.slice(at, end));
    at = end;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
