import { createECDH, createHash } from 'node:crypto';

import type { JWK } from 'oidc-provider';

/** A private key of P-256 made of a secret: the same after every start, so that tokens outlive a restart. */
export function providerKey(secret: string): JWK & { readonly kid: string } {
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(createHash('sha256').update(secret).digest());
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const kid = createHash('sha256').update(point).digest('base64url').slice(0, 16);
  return { kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256', kid, x, y, d: ecdh.getPrivateKey().toString('base64url').padStart(43, 'A') };
}
