import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

/** Everything that a request to an instance says besides its body. */
export interface Letter {
  readonly secret: string;
  /** `candidates@NO`. */
  readonly to: string;
  /** The caller's claims as JSON. */
  readonly claims: string;
  readonly body: string;
  readonly requestId: string;
}

/** The headers by which an instance knows that the gateway speaks, for whom, and that nobody changed a word. */
export const signedHeaders = ({ secret, to, claims, body, requestId }: Letter, now: number): Readonly<Record<string, string>> => ({
  [CLAIMS_HEADER]: writtenClaims(claims),
  [SEAL_HEADER]: seal(secret, { at: now, to, claims, body }),
  'x-request-id': requestId,
});

/** Whoever asks one question asks several, one after the other, by the same claims. */
let last = { claims: '', written: '' };

function writtenClaims(claims: string): string {
  if (last.claims !== claims) last = { claims, written: Buffer.from(claims).toString('base64url') };
  return last.written;
}
