import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import type { JuryTold } from '@mirex/schema/events';

import { KnownJury } from './known-jury.entity.ts';

/** Remembers the boards that actors tells of. One statement. */
export async function takeInJuries(events: readonly Event[], { em }: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as JuryTold);
  await em.upsertMany(KnownJury, told.map(({ id, session, diploma, speciality, state }) => ({ id, session, diploma, specialityCode: speciality, state })));
}
