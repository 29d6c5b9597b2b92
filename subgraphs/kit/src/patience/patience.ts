import { AsyncLocalStorage } from 'node:async_hooks';

/** Ends a statement that is under way, as far as it can. */
export type Cancel = () => void;

/** How long somebody waits for the answer to one question, and what the database does for it meanwhile. */
export class Patience {
  readonly #running = new Set<Cancel>();
  #over = false;

  /** Whether nobody waits any more. */
  get isOver(): boolean {
    return this.#over;
  }

  /** @returns what to call when the statement has ended by itself. */
  begin(cancel: Cancel): () => void {
    this.#running.add(cancel);
    return () => void this.#running.delete(cancel);
  }

  readonly end = (): void => {
    this.#over = true;
    for (const cancel of this.#running) cancel();
  };
}

const asking = new AsyncLocalStorage<Patience>();

/** Of the question that is being answered; undefined for what must come to its end: changes, events, machines. */
export const patienceOf = (): Patience | undefined => asking.getStore();

export interface Waiting {
  /** How long the asker waits, in milliseconds; undefined when it did not say. */
  readonly ms: number | undefined;
  /** Aborts when the asker hangs up. */
  readonly left: AbortSignal | undefined;
}

/** Whether a request's body only asks, as the gateway writes it; of any other text, the transaction that it opened is rolled back when it is cancelled. */
export const isQuestion = (body: string): boolean => !/^\s*\{\s*"query"\s*:\s*"\s*mutation\b/.test(body);

/** Answers a question for as long as somebody waits for it. What it costs is a timer: nothing is said to the database until it is over. */
export async function whileWaited<Value>({ ms, left }: Waiting, answer: () => Promise<Value>): Promise<Value> {
  const patience = new Patience();
  const timer = ms === undefined ? undefined : setTimeout(patience.end, ms);
  left?.addEventListener('abort', patience.end, { once: true });
  try {
    return await asking.run(patience, answer);
  } finally {
    clearTimeout(timer);
    left?.removeEventListener('abort', patience.end);
  }
}
