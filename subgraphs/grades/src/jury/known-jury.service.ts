import type { JuryTold } from '@mirex/schema/events';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** Remembers the boards that actors tells of. One statement. */
export async function takeInJuries(events: readonly Event[], context: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as JuryTold);
  await writeRows(
    context, { entity: 'KnownJury' },
    `insert into known_jury (id, session, diploma, speciality_code, state, members)
     select r.id, r.session, r.diploma, r.speciality, r.state, r.members
     from jsonb_to_recordset(?::jsonb) as r(id text, session integer, diploma text, speciality text, state text, members jsonb)
     on conflict (id) do update set session = excluded.session, diploma = excluded.diploma, speciality_code = excluded.speciality_code,
       state = excluded.state, members = excluded.members returning id`,
    [JSON.stringify(told)],
  );
}
