/** Longer than any size that may come, extensions included. */
const LONGEST_LINE = 256;
const LF = 10;

/** Takes a chunked body apart as it comes in. Source: RFC 9112, 7.1. */
export class ChunkedBody {
  #line = '';
  /** Bytes that the chunk under way still has. */
  #left = 0;
  #state: 'SIZE' | 'DATA' | 'AFTER_DATA' | 'TRAILERS' | 'ENDED' = 'SIZE';

  get isEnded(): boolean {
    return this.#state === 'ENDED';
  }

  /**
   * @param take is given the pieces of the body.
   * @returns how many of the bytes belonged to the body; undefined when they are no chunks.
   */
  read(bytes: Buffer, take: (piece: Buffer) => void): number | undefined {
    let at = 0;
    while (at < bytes.length && this.#state !== 'ENDED') {
      if (this.#state === 'DATA') {
        const end = Math.min(bytes.length, at + this.#left);
        take(bytes.subarray(at, end));
        this.#left -= end - at;
        at = end;
        if (this.#left === 0) this.#state = 'AFTER_DATA';
        continue;
      }
      const feed = bytes.indexOf(LF, at);
      const end = feed === -1 ? bytes.length : feed + 1;
      this.#line += bytes.toString('latin1', at, end);
      at = end;
      if (this.#line.length > LONGEST_LINE) return undefined;
      if (feed !== -1 && !this.#lineIsRead()) return undefined;
    }
    return at;
  }

  /** Whether the line that has ended is one that may stand there. */
  #lineIsRead(): boolean {
    if (!this.#line.endsWith('\r\n')) return false;
    const line = this.#line.slice(0, -2);
    this.#line = '';
    if (this.#state === 'SIZE') {
      const size = /^([\da-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      if (size === undefined) return false;
      this.#left = Number.parseInt(size, 16);
      this.#state = this.#left === 0 ? 'TRAILERS' : 'DATA';
      return true;
    }
    if (this.#state === 'TRAILERS') {
      if (line === '') this.#state = 'ENDED';
      return true;
    }
    this.#state = 'SIZE';
    return line === '';
  }
}
