import { createHmac } from 'node:crypto';

import type { Owner } from '@mirex/schema/mirex';

/** What seals the requests to one owner's instances. */
export const sealSecret = (master: string, owner: Owner): string => derive(master, `seal ${owner}`);

/** What the roles' passwords are derived from. */
export const roleSecret = (master: string): string => derive(master, 'roles');

/** What development tokens are signed with. */
export const tokenSecret = (master: string): string => derive(master, 'tokens');

const derive = (master: string, purpose: string): string => createHmac('sha256', master).update(purpose).digest('hex');
