import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { accept, type Outcome, refuse } from './outcome.ts';

/**
 * What one part of MIREX Graph says to another, sealed: gateway to subgraph, subgraph to subgraph for events.
 *
 * The seal covers the time, the addressee, the caller's claims and the body's hash: nothing of a request can be changed,
 * sent elsewhere, or sent again a minute later.
 */
export interface Sealed {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `candidates@NO`: the subgraph and the owner that it serves. */
  readonly to: string;
  /** The caller's claims as JSON, or an empty string between machines. */
  readonly claims: string;
  readonly body: string;
}

export type SealRefusal = { readonly code: 'SEAL_MISSING' } | { readonly code: 'SEAL_EXPIRED' } | { readonly code: 'SEAL_INVALID' };

/** The header that carries the seal: `<milliseconds>.<hmac>`. */
export const SEAL_HEADER = 'x-mirex-seal';
/** The header that carries the caller's claims, base64url of their JSON. */
export const CLAIMS_HEADER = 'x-mirex-claims';
/** The header by which an instance of another owner says whose it is; its seal is then made with the pair's secret. */
export const PEER_HEADER = 'x-mirex-peer';

const WINDOW_MS = 60_000;

export const seal = (secret: string, message: Sealed): string => `${message.at}.${hmac(secret, message)}`;

/**
 * What seals the questions of one owner's instances to another's. Who holds it can ask as that owner and nobody else, and learns
 * nothing of `secret`: an owner derives it once for each of the others and gives it to them.
 *
 * @param secret of the one who is asked.
 */
export const peerSecret = (secret: string, asker: string): string => createHmac('sha256', secret).update(`peer ${asker}`).digest('hex');

export function checkSeal(
  secret: string, header: string | undefined, message: Omit<Sealed, 'at'>, now: number,
): Outcome<number, SealRefusal> {
  const [, at, given] = /^(\d{13})\.([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (at === undefined || given === undefined) return refuse({ code: 'SEAL_MISSING' });
  if (Math.abs(now - Number(at)) > WINDOW_MS) return refuse({ code: 'SEAL_EXPIRED' });
  const expected = hmac(secret, { ...message, at: Number(at) });
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? accept(Number(at)) : refuse({ code: 'SEAL_INVALID' });
}

function hmac(secret: string, { at, to, claims, body }: Sealed): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', secret).update(`${at}\n${to}\n${digest}\n${claims}`).digest('hex');
}
