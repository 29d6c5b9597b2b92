import type { Duty } from '@mirex/kit/duty/duty';

import { tellBans } from './tell-bans.service.ts';

/** Bans that the nation has not recorded yet are told again. */
export const banDuty: Duty = { name: 'bans', everyMs: 15_000, run: tellBans };
