import { Receiving } from '../instance/receiving.ts';
import { ChunkedBody } from './chunked-body.ts';
import { readHead, type ResponseHead } from './response-head.ts';

/** What came over the wire. */
export interface Response {
  readonly status: number;
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly body: string;
}

/** Whoever needs more for a head does not speak to us. */
const LONGEST_HEAD = 32 * 1024;
const MOST_INTERIM = 10;
const HEAD_END = '\r\n\r\n';

/** What became of a response with the bytes that came: there is more to come, it is whole, or it is none. */
export type Progress = 'MORE' | 'WHOLE' | 'TOO_LONG' | 'MALFORMED';

/** One response as it comes in, in pieces of any size. Pieces are read where they stand: whoever reuses their place says `keep` before. */
export class Reading {
  #unread: Buffer | undefined;
  #head: ResponseHead | undefined;
  #interim = 0;
  #chunks: ChunkedBody | undefined;
  #pieces: Buffer[] = [];
  /** How many of the pieces stand in memory of their own. */
  #kept = 0;
  #bytes = 0;
  readonly #receiving: Receiving;

  /** @param most the bytes that a body may have. */
  constructor(most: number) {
    this.#receiving = new Receiving(most);
  }

  /** For how long the connection may be used again: known when the response is whole. */
  get keptMs(): number {
    return this.#head?.keptMs ?? 0;
  }

  get response(): Response {
    const { status = 0, contentType = '', cacheControl } = this.#head ?? {};
    const [first] = this.#pieces;
    const body = this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
    return { status, contentType, cacheControl, body: body?.toString() ?? '' };
  }

  read(bytes: Buffer): Progress {
    if (this.#head !== undefined) return this.#readBody(bytes);
    const came = this.#unread === undefined ? bytes : Buffer.concat([this.#unread, bytes]);
    const end = came.indexOf(HEAD_END);
    if (end > LONGEST_HEAD || (end === -1 && came.length > LONGEST_HEAD)) return 'MALFORMED';
    if (end === -1) {
      this.#unread = came;
      return 'MORE';
    }
    this.#unread = undefined;
    const head = readHead(came.toString('latin1', 0, end));
    if (head === undefined || head.status === 101) return 'MALFORMED';
    const rest = came.subarray(end + HEAD_END.length);
    if (head.status < 200) {
      this.#interim += 1;
      return this.#interim > MOST_INTERIM ? 'MALFORMED' : this.read(rest);
    }
    this.#head = head;
    if (head.framing === 'CHUNKED') this.#chunks = new ChunkedBody();
    return this.#readBody(rest);
  }

  /** Copies what was read last and is not done with. */
  keep(): void {
    this.#unread &&= Buffer.from(this.#unread);
    for (; this.#kept < this.#pieces.length; this.#kept += 1) this.#pieces[this.#kept] = Buffer.from(this.#pieces[this.#kept] as Buffer);
  }

  /** The connection has ended. */
  end(): Progress {
    return this.#head?.framing === 'CLOSE' ? 'WHOLE' : 'MALFORMED';
  }

  /** Nobody reads any further. */
  leave(): void {
    this.#receiving.end();
    this.#unread = undefined;
    this.#pieces = [];
  }

  #readBody(bytes: Buffer): Progress {
    const { framing } = this.#head as ResponseHead;
    if (this.#chunks !== undefined) return this.#readChunks(this.#chunks, bytes);
    if (typeof framing === 'number' && this.#bytes + bytes.length > framing) return 'MALFORMED';
    if (!this.#take(bytes)) return 'TOO_LONG';
    return this.#bytes === framing ? 'WHOLE' : 'MORE';
  }

  #readChunks(chunks: ChunkedBody, bytes: Buffer): Progress {
    let fits = true;
    const read = chunks.read(bytes, (piece) => {
      fits &&= this.#take(piece);
    });
    if (!fits) return 'TOO_LONG';
    if (read === undefined || read < bytes.length) return 'MALFORMED';
    return chunks.isEnded ? 'WHOLE' : 'MORE';
  }

  #take(piece: Buffer): boolean {
    if (piece.length === 0) return true;
    this.#bytes += piece.length;
    this.#pieces.push(piece);
    return this.#receiving.take(piece.length);
  }
}
