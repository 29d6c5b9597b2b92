/** How the end of a body is told: by its length in bytes, by chunks, or by the end of the connection. */
export type Framing = number | 'CHUNKED' | 'CLOSE';

export interface ResponseHead {
  readonly status: number;
  /** As it was sent; empty when it was not. */
  readonly contentType: string;
  readonly cacheControl: string | undefined;
  readonly framing: Framing;
  /** For how many milliseconds its sender keeps the connection when nothing is asked; 0, not at all. */
  readonly keptMs: number;
}

/** A status line and lines of headers, each whole: no name with a space, no line that is folded or ends otherwise. */
const HEAD = /^HTTP\/1\.([01]) (\d{3})(?: [^\r\n\0]*)?(?:\r\n[!#$%&'*+.^_`|~\w-]+:[^\r\n\0]*)*$/;
const KEEP_ALIVE_SECONDS = /\btimeout=(\d{1,6})\b/i;

/**
 * Reads the head of an HTTP/1.1 response, without the empty line at its end; undefined for anything that two readers could
 * understand differently: a line that is folded or ends otherwise, a length that is said twice, or beside chunks.
 * Source: RFC 9112, 4 to 6.
 */
export function readHead(text: string): ResponseHead | undefined {
  const line = HEAD.exec(text);
  if (line === null) return undefined;
  const told = readLines(text);
  if (told === undefined) return undefined;
  const { length, coding, connection, keepAlive, contentType = '', cacheControl } = told;
  if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || length !== undefined || line[1] === '0')) return undefined;
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return undefined;
  const status = Number(line[2]);
  const bodiless = status < 200 || status === 204 || status === 304;
  const kept = connection === undefined ? line[1] === '1' : /\bkeep-alive\b/i.test(connection);
  return {
    status, contentType, cacheControl,
    framing: bodiless ? 0 : framingOf(length, coding),
    keptMs: kept ? 1_000 * Number(KEEP_ALIVE_SECONDS.exec(keepAlive ?? '')?.[1] ?? Infinity) : 0,
  };
}

function framingOf(length: string | undefined, coding: string | undefined): Framing {
  if (coding !== undefined) return 'CHUNKED';
  return length === undefined ? 'CLOSE' : Number(length);
}

/** The headers that say something to us. */
class Told {
  length: string | undefined = undefined;
  coding: string | undefined = undefined;
  connection: string | undefined = undefined;
  keepAlive: string | undefined = undefined;
  contentType: string | undefined = undefined;
  cacheControl: string | undefined = undefined;

  /** Whether it was not said before. By a `switch`: each head of each answer comes by here, and a map takes twice as long. */
  hear(name: string, value: string): boolean {
    switch (name) {
      case 'content-length': return this.length === undefined && ((this.length = value), true);
      case 'transfer-encoding': return this.coding === undefined && ((this.coding = value), true);
      case 'connection': return this.connection === undefined && ((this.connection = value), true);
      case 'keep-alive': return this.keepAlive === undefined && ((this.keepAlive = value), true);
      case 'content-type': return this.contentType === undefined && ((this.contentType = value), true);
      case 'cache-control': return this.cacheControl === undefined && ((this.cacheControl = value), true);
      default: return true;
    }
  }
}

/** Undefined when one of them is said twice. */
function readLines(text: string): Told | undefined {
  const told = new Told();
  for (let at = text.indexOf('\r\n'); at !== -1;) {
    const end = text.indexOf('\r\n', at + 2);
    const colon = text.indexOf(':', at + 2);
    if (!told.hear(text.slice(at + 2, colon).toLowerCase(), text.slice(colon + 1, end === -1 ? undefined : end).trim())) return undefined;
    at = end;
  }
  return told;
}
