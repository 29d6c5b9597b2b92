import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { NewSitting } from './sitting.rules.ts';

/** Inserts sittings, except those that are open already. One statement. @returns the ids of those inserted. */
export async function insertSittings(sittings: readonly NewSitting[], context: Context): Promise<ReadonlySet<GlobalId>> {
  const inserted = await writeRows<{ id: GlobalId }>(
    context, { entity: 'Sitting' },
    `insert into sitting (id, centre_id, session, paper_code, speciality_code, starts_at, ends_at, time_zone, requires)
     select r.id, r."centreId", r.session, r."paperCode", r."specialityCode", r."startsAt", r."endsAt", r."timeZone", coalesce(r.requires, '{}')
     from jsonb_to_recordset(?::jsonb) as r(id text, "centreId" text, session integer, "paperCode" text, "specialityCode" text,
       "startsAt" timestamptz, "endsAt" timestamptz, "timeZone" text, requires text[])
     on conflict (centre_id, paper_code, starts_at) do nothing returning id`,
    [JSON.stringify(sittings)],
  );
  return new Set(inserted.map(({ id }) => id));
}
