import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** Remembers the names of those who may be paid. One statement, however many there are. */
export async function takeInActors(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownActor' },
    `insert into known_actor (id, last_name, first_name)
     select id, "lastName", "firstName" from jsonb_to_recordset(?::jsonb) as a(id text, "lastName" text, "firstName" text)
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
