import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { WeightedCache } from '../plan/weighted-cache.ts';
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
export function tokenReader(trust: TokenTrust): ReadToken {
  return remembering(checkedReader(trust));
}

function checkedReader({ issuer, audience, key }: TokenTrust): (authorization: string | undefined, now: number) => Promise<Outcome<Believed, TokenRefusal>> {
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
      return claims === undefined ? refuse({ code: 'UNAUTHENTICATED', why: 'INVALID' }) : accept({ claims, until: (payload.exp ?? 0) * 1000 });
    } catch (error) {
      if ('jwks' in key && isOutage(error)) throw new IdentityUnavailable('the key set cannot be had', { cause: error });
      return refuse({ code: 'UNAUTHENTICATED', why: error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID' });
    }
  };
}

interface Believed {
  readonly claims: Claims;
  /** When the token expires, in milliseconds since 1970. */
  readonly until: number;
}

/** A key that is no longer published, and somebody who is no longer let in, are believed for as long at most. */
const REMEMBERED_MS = 30_000;
const BYTES_REMEMBERED = 8 * 1024 * 1024;
/** About what claims take in memory, for each character of their token. */
const BYTES_PER_CHARACTER = 3;

/** Checks a token's signature once for all the requests that it comes with in half a minute. What was refused is checked again. */
function remembering(read: ReturnType<typeof checkedReader>): ReadToken {
  const known = new WeightedCache<Believed>(BYTES_REMEMBERED);
  return async (authorization, now) => {
    const remembered = authorization === undefined ? undefined : known.get(authorization);
    if (remembered !== undefined && now < remembered.until) return accept(remembered.claims);
    const checked = await read(authorization, now);
    if (!checked.ok) return checked;
    const { claims, until } = checked.value;
    if (authorization !== undefined) known.set(authorization, { claims, until: Math.min(until, now + REMEMBERED_MS) }, BYTES_PER_CHARACTER * authorization.length);
    return accept(claims);
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
