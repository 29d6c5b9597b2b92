import type { GlobalId } from '@mirex/schema/global-id';
import type { Duty } from '@mirex/kit/duty/duty';

import { carryTransfer } from './transfer.service.ts';

/** Transfers whose other MIREX was not reached are carried again, the oldest first. */
export const transferDuty: Duty = {
  name: 'transfers',
  everyMs: 15_000,
  run: async (context) => {
    const pending = await context.em.execute<{ id: GlobalId }[]>(`select id from transfer where state = 'PENDING' order by id limit 100`);
    for (const { id } of pending) await carryTransfer(id, context);
  },
};
