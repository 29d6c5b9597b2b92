import { createHmac } from 'node:crypto';

import type { Owner } from '@mirex/schema/mirex';

/** What seals the requests to one owner's instances. */
export const sealSecret = (master: string, owner: Owner): string => derive(master, `seal ${owner}`);

/** What the roles' passwords are derived from. */
export const roleSecret = (master: string): string => derive(master, 'roles');

/** What the key of the demonstration identities is made of. */
export const identitySecret = (master: string): string => derive(master, 'identities');

/** What persons' hashes are keyed with. */
export const personSecret = (master: string): string => derive(master, 'persons');

const derive = (master: string, purpose: string): string => createHmac('sha256', master).update(purpose).digest('hex');
