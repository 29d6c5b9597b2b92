import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { calculateJwkThumbprint, CompactEncrypt, importJWK, type JWK } from 'jose';

export interface RecipientKey {
  readonly publicKey: JWK;
  readonly thumbprint: string;
}

export type RecipientKeyRefusal = { readonly code: 'RECIPIENT_KEY' } | { readonly code: 'RECIPIENT_KEY_PRIVATE' };

/** How a key of each kind is encrypted for. */
const ALGORITHMS: Readonly<Record<string, string>> = { EC: 'ECDH-ES+A256KW', RSA: 'RSA-OAEP-256' };

/** Reads a public key (JWK, EC P-256 or larger, or RSA of 2048 bits or more). A private one is refused: somebody sent too much. */
export async function readRecipientKey(text: string): Promise<Outcome<RecipientKey, RecipientKeyRefusal>> {
  const jwk = parsed(text);
  if (jwk === undefined) return refuse({ code: 'RECIPIENT_KEY' });
  if ('d' in jwk || 'k' in jwk) return refuse({ code: 'RECIPIENT_KEY_PRIVATE' });
  try {
    await encryptFor(jwk, 'text/plain', 'a trial');
    return accept({ publicKey: jwk, thumbprint: await calculateJwkThumbprint(jwk) });
  } catch {
    return refuse({ code: 'RECIPIENT_KEY' });
  }
}

/** A compact JWE (RFC 7516) that the holder of the private key alone can read. */
export async function encryptFor(publicKey: JWK, contentType: string, text: string): Promise<string> {
  const alg = ALGORITHMS[publicKey.kty ?? ''];
  if (alg === undefined) throw new Error(`nobody is encrypted for with a key of kind ${publicKey.kty}`);
  const kid = await calculateJwkThumbprint(publicKey);
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg, enc: 'A256GCM', cty: contentType, kid }).encrypt(await importJWK(publicKey, alg));
}

function parsed(text: string): JWK | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
