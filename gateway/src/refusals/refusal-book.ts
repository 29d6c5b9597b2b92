import type { Logger } from 'pino';

import { ANONYMOUS, type Refusal, type RefusalLine } from './refusal.ts';

interface BookParts {
  /** Has lines journalled; throws when nobody did. */
  readonly tell: (lines: readonly RefusalLine[]) => Promise<void>;
  readonly now: () => number;
  readonly log: Logger;
  /** How long refusals of one kind are gathered into one line. */
  readonly everyMs?: number;
  /** Kinds that are held at most: what is more is counted, and no more. */
  readonly most?: number;
}

const EVERY_MS = 1_000;
const MOST = 100;

/**
 * Gathers refusals and has them journalled, a little later: nobody's answer waits for it, and a flood of refusals is one line a second
 * for each kind. What cannot be told now is kept and told later, within a bound; what is beyond it is counted, and the count is told.
 */
export class RefusalBook {
  readonly #parts: Required<BookParts>;
  #open = new Map<string, RefusalLine>();
  #beyond = 0;
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: BookParts) {
    this.#parts = { everyMs: EVERY_MS, most: MOST, ...parts };
  }

  note({ who, roles, client, requestId, action, code }: Refusal): void {
    this.#keep({ at: new Date(this.#parts.now()).toISOString(), who, roles, client, request: requestId, action, outcome: code, count: 1 });
    if (!this.#closed) this.#timer ??= setTimeout(() => { void this.flush(); }, this.#parts.everyMs).unref();
  }

  /** Tells what is held. Returns when it is told, or kept for later. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#telling = this.#telling.then(() => this.#tellAll());
    return this.#telling;
  }

  /** Tells what is held once more, and waits for nothing after that. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  async #tellAll(): Promise<void> {
    const lines = [...this.#open.values(), ...this.#counted()];
    this.#open = new Map();
    this.#beyond = 0;
    if (lines.length === 0) return;
    try {
      await this.#parts.tell(lines);
    } catch (error) {
      this.#parts.log.warn({ err: error, refusals: lines.reduce((sum, { count }) => sum + count, 0) }, 'refusals were not journalled yet');
      for (const line of lines) this.#keep(line);
      if (!this.#closed) this.#timer ??= setTimeout(() => { void this.flush(); }, 10 * this.#parts.everyMs).unref();
    }
  }

  #keep(line: RefusalLine): void {
    const kind = JSON.stringify([line.who, line.client, line.action, line.outcome]);
    const held = this.#open.get(kind);
    if (held !== undefined) this.#open.set(kind, { ...held, at: held.at < line.at ? held.at : line.at, count: held.count + line.count });
    else if (this.#open.size < this.#parts.most) this.#open.set(kind, line);
    else this.#beyond += line.count;
  }

  #counted(): readonly RefusalLine[] {
    if (this.#beyond === 0) return [];
    return [{ at: new Date(this.#parts.now()).toISOString(), who: ANONYMOUS, roles: [], client: null, request: '', action: 'gateway', outcome: 'MORE_REFUSALS', count: this.#beyond }];
  }
}
