import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** Remembers what keeps actors of this MIREX from some candidates, schools, papers and days. One statement. */
export async function takeInIncompatibilities(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownIncompatibility' },
    `insert into known_incompatibility (id, actor_id, kind, target, from_date, to_date, withdrawn)
     select r.id, r."actorId", r.kind, r.target, r."from", r."to", r.withdrawn
     from jsonb_to_recordset(?::jsonb) as r(id text, "actorId" text, kind text, target text, "from" date, "to" date, withdrawn boolean) order by r.id collate "C"
     on conflict (id) do update set from_date = excluded.from_date, to_date = excluded.to_date, withdrawn = excluded.withdrawn returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
