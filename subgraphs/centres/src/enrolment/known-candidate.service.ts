import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';

/** Takes in who candidates are, for what is printed with their names. One statement, however many there are. */
export async function takeInCandidates(events: readonly Event[], { em }: Context): Promise<void> {
  await em.execute(
    `insert into known_candidate (id, last_name, first_name, birth_date)
     select r.id, r."lastName", r."firstName", r."birthDate"
     from jsonb_to_recordset(?::jsonb) as r(id text, "lastName" text, "firstName" text, "birthDate" date) order by r.id collate "C"
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name, birth_date = excluded.birth_date`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
