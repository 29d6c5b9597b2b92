import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { touchedSittings } from './touched.rows.ts';

/** What the nation says of a paper that nobody sits until further notice. */
export interface Freeze {
  readonly session: number;
  readonly paper: string;
  readonly reason: string;
}

/**
 * Freezes the sittings of a paper whose subject has leaked: nobody is placed there nor summoned to it until it has a new
 * date. Places and summonses stay as they are. @returns how many sittings.
 */
export async function freezePaper({ session, paper, reason }: Freeze, context: Context): Promise<number> {
  const touched = await touchedSittings({ session, paper }, context);
  const ids = JSON.stringify(touched.map(({ id }) => id));
  await writeRows(
    context, { entity: 'Sitting', change: 'UPDATE' },
    `with written as (update sitting set frozen = ?, version = version + 1 where id in (select jsonb_array_elements_text(?::jsonb)) returning id, starts_at)
     insert into sitting_change (sitting_id, at, by, reason, start_before, start_after) select id, ?, ?, ?, starts_at, null from written`,
    [reason, ids, context.now(), context.caller.sub, reason],
  );
  return touched.length;
}
