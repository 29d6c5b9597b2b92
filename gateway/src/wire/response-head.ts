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

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const KEEP_ALIVE_SECONDS = /\btimeout=(\d{1,6})\b/i;

/**
 * Reads the head of an HTTP/1.1 response, without the empty line at its end; undefined for anything that two readers could
 * understand differently: a line that is folded or ends otherwise, a length that is said twice, or beside chunks.
 * Source: RFC 9112, 4 to 6.
 */
export function readHead(text: string): ResponseHead | undefined {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, digits] = STATUS_LINE.exec(first) ?? [];
  if (digits === undefined) return undefined;
  const told = readLines(lines);
  if (told === undefined) return undefined;
  const { length, coding, connection, keepAlive, contentType = '', cacheControl } = told;
  if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || length !== undefined || minor === '0')) return undefined;
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return undefined;
  const status = Number(digits);
  const bodiless = status < 200 || status === 204 || status === 304;
  const kept = connection === undefined ? minor === '1' : /\bkeep-alive\b/i.test(connection);
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

interface Told {
  length?: string;
  coding?: string;
  connection?: string;
  keepAlive?: string;
  contentType?: string;
  cacheControl?: string;
}

const KNOWN: ReadonlyMap<string, keyof Told> = new Map([
  ['content-length', 'length'], ['transfer-encoding', 'coding'], ['connection', 'connection'], ['keep-alive', 'keepAlive'], ['content-type', 'contentType'], ['cache-control', 'cacheControl'],
]);

function readLines(lines: readonly string[]): Told | undefined {
  const told: Told = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (colon < 1 || !NAME.test(name) || /[\r\n\0]/.test(line)) return undefined;
    const known = KNOWN.get(name.toLowerCase());
    if (known === undefined) continue;
    if (told[known] !== undefined) return undefined;
    told[known] = line.slice(colon + 1).trim();
  }
  return told;
}
