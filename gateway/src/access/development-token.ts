import { SignJWT } from 'jose';

import type { Claims } from './claims.ts';
import type { TokenTrust } from './token.ts';

/** Whose tokens a gateway of a test or a bench believes: those made with a secret that it shares with them. */
export const developmentTrust = (secret: string): TokenTrust => ({ issuer: 'mirex-graph-development', audience: 'mirex-graph', key: { secret } });

/**
 * Makes a token for somebody invented, good for `hours`.
 *
 * Throws in production and when tokens come from an identity provider: nobody but the provider says who someone is.
 */
export async function developmentToken(
  claims: Claims, trust: TokenTrust, { production, now, hours }: { readonly production: boolean; readonly now: number; readonly hours: number },
): Promise<string> {
  if (production || !('secret' in trust.key)) throw new Error('Development tokens exist in development only.');
  const { sub, ...rest } = claims;
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ ...rest })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuer(trust.issuer)
    .setAudience(trust.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.round(hours * 3600))
    .sign(new TextEncoder().encode(trust.key.secret));
}
