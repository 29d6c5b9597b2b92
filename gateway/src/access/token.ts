import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Claims, readClaims } from './claims.ts';

/** Whose tokens are believed. A shared secret is for development; an identity provider publishes its keys. */
export interface TokenTrust {
  readonly issuer: string;
  readonly audience: string;
  readonly key: { readonly secret: string } | { readonly jwks: string };
}

export type TokenRefusal = { readonly code: 'UNAUTHENTICATED'; readonly why: 'MISSING' | 'EXPIRED' | 'INVALID' };

/** Nobody can be recognised for now: the provider's keys cannot be had. The caller did nothing wrong. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}

export type ReadToken = (authorization: string | undefined, now: number) => Promise<Outcome<Claims, TokenRefusal>>;

const CLOCK_TOLERANCE_SECONDS = 30;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i;
/** One family of algorithms per kind of key: a public key can then never be passed off as a shared secret. */
const SECRET_ALGORITHMS = ['HS256'];
const PUBLISHED_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

/**
 * Reads the caller from an `Authorization` header.
 *
 * A token that cannot be believed is a refusal. Throws `IdentityUnavailable`, a fault, while there are no keys to check it.
 */
export function tokenReader({ issuer, audience, key }: TokenTrust): ReadToken {
  const algorithms = 'secret' in key ? SECRET_ALGORITHMS : PUBLISHED_ALGORITHMS;
  const keyOf = keySource(key);
  return async (authorization, now) => {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) return refuse({ code: 'UNAUTHENTICATED', why: authorization === undefined ? 'MISSING' : 'INVALID' });
    const options: JWTVerifyOptions = {
      issuer, audience, algorithms, clockTolerance: CLOCK_TOLERANCE_SECONDS, currentDate: new Date(now), requiredClaims: ['exp', 'sub'],
    };
    try {
      const { payload } = await jwtVerify(token, keyOf, options);
      const claims = readClaims({ client: payload['client_id'], ...payload });
      return claims === undefined ? refuse({ code: 'UNAUTHENTICATED', why: 'INVALID' }) : accept(claims);
    } catch (error) {
      if ('jwks' in key && isOutage(error)) throw new IdentityUnavailable('the key set cannot be had', { cause: error });
      return refuse({ code: 'UNAUTHENTICATED', why: error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID' });
    }
  };
}

function keySource(key: TokenTrust['key']): JWTVerifyGetKey {
  if ('jwks' in key) return createRemoteJWKSet(new URL(key.jwks));
  const secret = new TextEncoder().encode(key.secret);
  return async () => secret;
}

/** jose says `ERR_JOSE_GENERIC` and `JWKSTimeout` for an unreachable key set, and lets the network's own errors through. */
const isOutage = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC';
