import { Unavailable } from '../shard/scatter/ask.ts';
import type { Response } from '../wire/reading.ts';
import type { Bounds, Posted } from '../wire/wire-pool.ts';
import { untilLate } from './until-late.ts';

/** What an instance of this very process is asked: what it would read from a socket. */
export interface LocalRequest extends Pick<Posted, 'headers' | 'body'> {
  readonly method: 'POST';
  /** Aborts when nobody waits for the answer any more. */
  readonly left: AbortSignal;
}

export interface LocalReply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The instance of this process that answers at an address; undefined when it is elsewhere. */
export type Local = (url: string) => ((request: LocalRequest) => Promise<LocalReply>) | undefined;

/** Nobody is at home. */
export const NOBODY: Local = () => undefined;

/**
 * One question and its whole answer without a socket. Nothing else differs: it is sealed, bounded, waited for and left as over
 * HTTP, so that one process is the distributed system in small.
 *
 * @throws Unavailable, or the signal's reason.
 */
export function exchangeHere(ask: NonNullable<ReturnType<Local>>, { headers, body }: Posted, { maxBytes, signal: caller, milliseconds }: Bounds): Promise<Response> {
  return new Promise((resolve, reject) => {
    if (caller.aborted) return reject(caller.reason as Error);
    const { signal, isLate, end } = untilLate(caller, milliseconds);
    const gone = (): void => reject(isLate() ? new Unavailable({ reason: 'TIMEOUT', sent: true, detail: 'deadline' }) : (signal.reason as Error));
    signal.addEventListener('abort', gone, { once: true });
    ask({ method: 'POST', headers, body, left: signal }).then(
      (reply) => {
        if (reply.body.length > maxBytes) reject(new Unavailable({ reason: 'BAD_RESPONSE', sent: true, detail: `more than ${maxBytes} bytes` }));
        else resolve({ status: reply.status, contentType: reply.headers?.['content-type'] ?? 'application/json', cacheControl: reply.headers?.['cache-control'], body: reply.body });
      },
      (fault: unknown) => reject(new Unavailable({ reason: 'CONNECTION', sent: true, detail: fault instanceof Error ? fault.name : 'unknown fault' })),
    ).finally(() => {
      end();
      signal.removeEventListener('abort', gone);
    });
  });
}
