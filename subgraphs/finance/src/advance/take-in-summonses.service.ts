import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { followSummonses } from '../claim/follow-summonses.service.ts';

/** Remembers summonses, and follows what becomes of them: one statement, and those of the claims. */
export async function takeInSummonses(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(context, { entity: 'KnownSummons', change: 'UPDATE' },
    `insert into known_summons (id, actor_id, session, activity, speciality_code, mission_date, sitting_id, centre_id, state)
     select id, "actorId", session, activity, speciality, date, "sittingId", "centreId", state
     from jsonb_to_recordset(?::jsonb) as s(id text, "actorId" text, session integer, activity text, speciality text, date date, "sittingId" text, "centreId" text, state text) order by id collate "C"
     on conflict (id) do update set actor_id = excluded.actor_id, session = excluded.session, activity = excluded.activity, speciality_code = excluded.speciality_code,
       mission_date = excluded.mission_date, sitting_id = excluded.sitting_id, centre_id = excluded.centre_id, state = excluded.state returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))]);
  await followSummonses(events, context);
}
