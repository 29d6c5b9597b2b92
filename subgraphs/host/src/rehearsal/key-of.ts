import { createHash } from 'node:crypto';

/** A key for an act that is done once in a rehearsal. */
export const keyOf = (...of: readonly (string | number)[]): string => createHash('sha256').update(of.join(' ')).digest('hex').slice(0, 32);
