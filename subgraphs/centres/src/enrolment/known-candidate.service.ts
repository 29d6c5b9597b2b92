import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** Takes in who candidates are, for what is printed with their names. One statement, however many there are. */
export async function takeInCandidates(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownCandidate' },
    `insert into known_candidate (id, last_name, first_name, birth_date)
     select r.id, r."lastName", r."firstName", r."birthDate"
     from jsonb_to_recordset(?::jsonb) as r(id text, "lastName" text, "firstName" text, "birthDate" date) order by r.id collate "C"
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name, birth_date = excluded.birth_date returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
