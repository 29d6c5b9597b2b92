import { randomBytes } from 'node:crypto';

import type { Claims } from '@mirex/gateway/access/claims';
import type { TokenTrust } from '@mirex/gateway/access/token';
import { SignJWT } from 'jose';

/** Says who the people of a rehearsal are, while it lasts and to its own gateway alone: they come into being as the session goes on. */
export interface Issuer {
  readonly trust: TokenTrust;
  tokenFor(claims: Claims): Promise<string>;
}

const ISSUER = 'https://repetition.invalid';
const AUDIENCE = 'mirex-graph';

/** @param now the clock of the gateway that believes it: a token is good for a quarter of an hour of it. */
export function openIssuer(now: () => Date): Issuer {
  const secret = randomBytes(32).toString('base64url');
  const key = new TextEncoder().encode(secret);
  return {
    trust: { issuer: ISSUER, audience: AUDIENCE, key: { secret } },
    tokenFor: ({ sub, ...claims }) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).setSubject(sub).setIssuer(ISSUER).setAudience(AUDIENCE)
        .setIssuedAt(now()).setExpirationTime(new Date(now().getTime() + 15 * 60_000)).sign(key),
  };
}
