import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { JuryTold } from '@mirex/schema/events';

import { KnownJury } from './known-jury.entity.ts';

/** Remembers the boards that actors tells of. One statement. */
export async function takeInJuries(events: readonly Event[], context: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as JuryTold);
  await context.em.upsertMany(KnownJury, told.map(({ id, session, diploma, speciality, state }) => ({ id, session, diploma, specialityCode: speciality, state })));
  await journalRows(context, { entity: 'KnownJury', change: 'UPDATE', ids: told.map(({ id }) => id) });
}
