import type { Outcome } from '@mirex/schema/outcome';
import { accept } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { checkDistances, type DistanceLine, type DistanceRefusal } from './distance.rules.ts';

/** Says how far schools are from venues; all of the lines or none. Three statements, however many there are. */
export function setDistances(lines: readonly DistanceLine[], context: Context): Promise<Outcome<number, DistanceRefusal>> {
  return context.em.transactional(async (tx) => {
    const venues = await tx.execute<{ code: string }[]>('select code from venue where code in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(lines.map(({ venue }) => venue))]);
    const checked = checkDistances(lines, new Set(venues.map(({ code }) => code)));
    if (!checked.ok) return checked;
    await writeRows(
      within(context, tx), { entity: 'VenueDistance', change: 'UPDATE' },
      `insert into venue_distance (venue_id, uai, kilometres)
       select distinct on (v.id, r.uai) v.id, r.uai, r.kilometres
       from jsonb_to_recordset(?::jsonb) as r(venue text, uai text, kilometres integer) join venue v on v.code = r.venue order by v.id, r.uai
       on conflict (uai, venue_id) do update set kilometres = excluded.kilometres returning venue_id || '/' || uai as id`,
      [JSON.stringify(lines)],
    );
    return accept(lines.length);
  });
}
