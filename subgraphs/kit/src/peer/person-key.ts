import { createHmac } from 'node:crypto';

/** A keyed hash, 64 hexadecimal digits: the same for one person in every MIREX that holds the key. */
export type PersonKey = (mark: string) => string | undefined;

/** @param secret the same for all MIREX, and unknown to the nation, which holds the hashes. */
export const personKeys = (secret: string | undefined): PersonKey => (mark) =>
  (secret === undefined ? undefined : createHmac('sha256', secret).update(mark).digest('hex'));
