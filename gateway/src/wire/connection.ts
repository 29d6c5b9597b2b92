import { channel } from 'node:diagnostics_channel';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

import { Reading, type Response } from './reading.ts';
import { WireFault } from './wire-fault.ts';
import type { Bounds } from './wire-pool.ts';

/** Told of every response: how the bench counts them. */
const ANSWERED = channel('mirex:wire:answered');

const CONNECT_MS = 10_000;

/** What has come, on whichever connection: it is read before anything else comes. A buffer for each piece costs more than to read it. */
const ARRIVED = Buffer.allocUnsafeSlow(64 * 1024);

interface Asker {
  readonly resolve: (response: Response) => void;
  readonly reject: (fault: Error) => void;
  readonly reading: Reading;
  readonly signal: AbortSignal;
  readonly gone: () => void;
  readonly timer: NodeJS.Timeout | undefined;
}

/** One connection, on which one question after the other is asked, each when the one before it is answered. */
export class Connection {
  readonly #socket: Socket;
  readonly #freed: (keptMs: number) => void;
  readonly #closed: () => void;
  #asker: Asker | undefined;
  /** What waits for the connection to be made. */
  #unsent: string | undefined;
  #isOpen = false;
  #isLost = false;
  /** Until when it may be used again, by `performance.now()`; whoever keeps it says so. */
  freshUntil = 0;

  /** @param freed told when it can be asked again, for how long; @param closed told once, when it is no more. */
  constructor({ hostname, port, protocol }: URL, freed: (keptMs: number) => void, closed: () => void) {
    this.#freed = freed;
    this.#closed = closed;
    const isSecure = protocol === 'https:';
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const callback = (length: number): boolean => {
      this.#heard(ARRIVED.subarray(0, length));
      return true;
    };
    const target = { host, port: Number(port) || (isSecure ? 443 : 80), onread: { buffer: ARRIVED, callback } };
    this.#socket = isSecure ? connectSecurely({ ...target, ...(isIP(host) === 0 && { servername: host }) }) : connect(target);
    const late = setTimeout(() => this.#lose('ETIMEDOUT'), CONNECT_MS).unref();
    this.#socket.setNoDelay(true);
    this.#socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      clearTimeout(late);
      this.#isOpen = true;
      if (this.#unsent !== undefined) this.#socket.write(this.#unsent);
      this.#unsent = undefined;
    });
    this.#socket.once('end', () => this.#ended());
    this.#socket.once('error', (error: NodeJS.ErrnoException) => this.#lose(error.code ?? error.name));
    this.#socket.once('close', () => {
      clearTimeout(late);
      this.#lose('ECONNRESET');
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** @param request head and body, as they are sent. @throws WireFault, or the signal's reason. */
  ask(request: string, { maxBytes, signal, milliseconds }: Bounds): Promise<Response> {
    return new Promise((resolve, reject) => {
      const gone = (): void => this.#lose('ABORTED', signal.reason as Error);
      const timer = milliseconds === undefined ? undefined : setTimeout(() => this.#lose('TIMEOUT'), milliseconds);
      this.#asker = { resolve, reject, signal, gone, timer, reading: new Reading(maxBytes) };
      signal.addEventListener('abort', gone, { once: true });
      this.#socket.ref();
      if (this.#isOpen) this.#socket.write(request);
      else this.#unsent = request;
    });
  }

  close(): void {
    this.#lose('CLOSED');
  }

  #heard(bytes: Buffer): void {
    // Nobody asked: whatever this answers, it must not be taken for the answer to the next question.
    if (this.#asker === undefined) return this.#lose('MALFORMED');
    const progress = this.#asker.reading.read(bytes);
    if (progress === 'WHOLE') this.#answered(this.#asker);
    else if (progress === 'MORE') this.#asker.reading.keep();
    else this.#lose(progress);
  }

  #ended(): void {
    if (this.#asker?.reading.end() === 'WHOLE') this.#answered(this.#asker);
    this.#lose('ECONNRESET');
  }

  #answered({ resolve, reading, signal, gone, timer }: Asker): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', gone);
    this.#asker = undefined;
    const { response, keptMs } = reading;
    reading.leave();
    // An idle connection keeps no process alive.
    this.#socket.unref();
    if (!this.#isLost) this.#freed(keptMs);
    if (ANSWERED.hasSubscribers) ANSWERED.publish(response);
    resolve(response);
  }

  /** Ends the connection, and with it what is asked on it. */
  #lose(code: string, reason?: Error): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#socket.destroy();
    const asker = this.#asker;
    this.#asker = undefined;
    this.#closed();
    if (asker === undefined) return;
    clearTimeout(asker.timer);
    asker.signal.removeEventListener('abort', asker.gone);
    asker.reading.leave();
    asker.reject(reason ?? new WireFault(code, this.#isOpen));
  }
}
