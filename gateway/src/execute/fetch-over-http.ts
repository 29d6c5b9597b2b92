import type { Dispatcher } from 'undici';

import type { FetchSubgraph, SubgraphAnswer } from './subgraph-request.ts';

/** A longer answer is an accident or an attack. */
const MOST_BYTES = 32 * 1024 * 1024;

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/**
 * The shortest way over HTTP to a subgraph that trusts who reaches it: one dispatch, no streams. It costs two thirds of
 * what `request` of the same client does.
 *
 * Rejects on another status than 200, on what is no JSON, and beyond 32 MiB.
 */
export function fetchOverHttp(client: Dispatcher, url: string): FetchSubgraph<unknown> {
  const { pathname: path, origin } = new URL(url);
  return ({ body }) => new Promise((resolve, reject) => {
    client.dispatch({ origin, path, method: 'POST', headers: HEADERS, body }, new Reading(resolve, reject, url));
  });
}

class Reading implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: SubgraphAnswer) => void;
  readonly #reject: (fault: Error) => void;
  readonly #url: string;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #status = 0;

  constructor(resolve: (answer: SubgraphAnswer) => void, reject: (fault: Error) => void, url: string) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#url = url;
  }

  // undici tells handlers of this kind by this method.
  onRequestStart(): void { this.#bytes = 0; }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void { this.#status = status; }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MOST_BYTES) controller.abort(new Error(`${this.#url} answered more than ${MOST_BYTES} bytes`));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#status !== 200) {
      this.#reject(new Error(`${this.#url} answered ${this.#status}`));
      return;
    }
    try {
      this.#resolve(JSON.parse((this.#chunks.length === 1 ? this.#chunks[0] ?? '' : Buffer.concat(this.#chunks)).toString()) as SubgraphAnswer);
    } catch (error) {
      this.#reject(error as Error);
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void { this.#reject(error); }
}
