import { Connection } from './connection.ts';
import type { Response } from './reading.ts';
import { WireFault } from './wire-fault.ts';

/** One request; its head is ASCII. */
export interface Posted {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Bounds {
  /** The bytes that the response's body may have. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** How long the answer is waited for; as long as the signal lets, when nothing is said. A timer costs a fifth of a signal that is made of another. */
  readonly milliseconds?: number;
}

export interface WireOptions {
  /** At once. Who comes when all are busy waits. */
  readonly connections: number;
}

/** Shorter than instances keep theirs, so that a request seldom meets a connection that is being closed. */
const IDLE_MS = 4_000;
/** What a server's own time is believed by, for what is under way when it ends. */
const MARGIN_MS = 1_000;
const UNSPEAKABLE = /[^\t\x20-\x7e]/;

/** Whatever they hold, they end no line of the head. */
function onlySpeakable(values: string): void {
  if (UNSPEAKABLE.test(values)) throw new TypeError('a header that HTTP cannot say');
}

/**
 * POST over HTTP/1.1 to one origin, on connections that are kept, and the whole answer as text. It does nothing else: that is why
 * it takes a third of the time of a client that can do everything (docs/decisions/0002-planner.md).
 */
export class WirePool {
  readonly #origin: URL;
  readonly #most: number;
  /** Those used last are used first: the others may end. */
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  readonly #waiting = new Set<() => void>();
  #sweeper: NodeJS.Timeout | undefined;
  #isClosing = false;

  /** @param origin `http://host:port` or `https://…`. */
  constructor(origin: string, { connections }: WireOptions) {
    this.#origin = new URL(origin);
    this.#most = connections;
  }

  /** @throws WireFault, or the signal's reason. */
  async post(posted: Posted, bounds: Bounds): Promise<Response> {
    const request = this.#written(posted);
    const connection = this.#free();
    if (connection === undefined) return this.#askLater(request, bounds);
    bounds.signal.throwIfAborted();
    return connection.ask(request, bounds);
  }

  /** Lets what is under way end; nothing is kept after it. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#sweeper);
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  /** Breaks off what is under way. */
  destroy(): void {
    this.close();
    for (const connection of this.#open) connection.close();
  }

  #written({ path, headers, body }: Posted): string {
    let head = `POST ${path} HTTP/1.1\r\nhost: ${this.#origin.host}\r\n`;
    let values = path;
    for (const name of Object.keys(headers)) {
      const value = headers[name] ?? '';
      values += value;
      head += `${name}: ${value}\r\n`;
    }
    onlySpeakable(values);
    return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }

  /** A connection that nobody uses; undefined when there may not be one more. */
  #free(): Connection | undefined {
    const now = performance.now();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (!idle.isLost && idle.freshUntil > now) return idle;
      idle.close();
    }
    return this.#open.size < this.#most ? this.#connect() : undefined;
  }

  #connect(): Connection {
    const connection: Connection = new Connection(this.#origin, (keptMs) => this.#keep(connection, keptMs), () => {
      this.#open.delete(connection);
      this.#next();
    });
    this.#open.add(connection);
    return connection;
  }

  #keep(connection: Connection, keptMs: number): void {
    const ms = Math.min(IDLE_MS, keptMs - MARGIN_MS);
    if (this.#isClosing || ms <= 0) return connection.close();
    connection.freshUntil = performance.now() + ms;
    this.#idle.push(connection);
    this.#sweeper ??= setInterval(() => this.#sweep(), MARGIN_MS).unref();
    this.#next();
  }

  #sweep(): void {
    const now = performance.now();
    for (const connection of this.#idle.filter(({ freshUntil }) => freshUntil <= now)) connection.close();
    this.#idle.splice(0, Infinity, ...this.#idle.filter(({ isLost }) => !isLost));
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
  }

  async #askLater(request: string, { maxBytes, signal, milliseconds = Infinity }: Bounds): Promise<Response> {
    const from = performance.now();
    let connection: Connection | undefined;
    let left = milliseconds;
    while (connection === undefined) {
      await this.#turn(signal, left);
      connection = this.#free();
      left = milliseconds - (performance.now() - from);
    }
    signal.throwIfAborted();
    return connection.ask(request, { maxBytes, signal, ...(left === Infinity ? {} : { milliseconds: left }) });
  }

  /** Until a connection may be free. */
  #turn(signal: AbortSignal, milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const ended = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', left);
        this.#waiting.delete(called);
      };
      const left = (): void => {
        ended();
        reject(signal.reason as Error);
      };
      const called = (): void => {
        ended();
        resolve();
      };
      if (signal.aborted) return reject(signal.reason as Error);
      const timer = milliseconds === Infinity ? undefined : setTimeout(() => {
        ended();
        reject(new WireFault('TIMEOUT', false));
      }, milliseconds);
      signal.addEventListener('abort', left, { once: true });
      this.#waiting.add(called);
    });
  }

  /** Calls who has waited longest. */
  #next(): void {
    const [called] = this.#waiting;
    if (called === undefined) return;
    called();
  }
}
