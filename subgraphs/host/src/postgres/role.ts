import { createHash, createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Owner } from '@mirex/schema/mirex';

/** The names of one subgraph of one owner in PostgreSQL. */
export interface Place {
  readonly owner: Owner;
  readonly subgraph: string;
  readonly database: string;
  readonly role: string;
  readonly schema: string;
}

/** @param prefix keeps two deployments on one server apart; `mirex` unless said. */
export const databaseOf = (owner: Owner, prefix: string): string => `${prefix}_${owner.toLowerCase()}`;

export const placeOf = (owner: Owner, subgraph: string, prefix: string): Place => {
  const database = databaseOf(owner, prefix);
  return { owner, subgraph, database, role: `${database}_${subgraph}`, schema: subgraph };
};

/** The same at each start, and kept nowhere: who has the secret has every role's password, who has one has no other. */
export const passwordOf = (role: string, secret: string): string => createHmac('sha256', secret).update(`password:${role}`).digest('base64url');

/**
 * What PostgreSQL stores of a password (RFC 5803). Sent instead of it, so that a server that logs statements logs no password.
 */
export async function scramVerifier(role: string, secret: string): Promise<string> {
  // The salt is derived too: the same secret gives the same verifier, and a warm start changes nothing.
  const salt = createHmac('sha256', secret).update(`salt:${role}`).digest().subarray(0, 16);
  const salted = await promisify(pbkdf2)(passwordOf(role, secret), salt, ITERATIONS, 32, 'sha256');
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${hmac(salted, 'Server Key').toString('base64')}`;
}

/** PostgreSQL's own number. The passwords are 256 random bits, which no iteration makes harder to guess. */
const ITERATIONS = 4096;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
