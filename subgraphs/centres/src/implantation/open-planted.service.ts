import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { insertSittings } from '../sitting/sitting.rows.ts';
import { departmentOf } from '../venue/venue.rules.ts';
import { readRequired } from './implantation.rows.ts';
import type { ImplantationPlan } from './implantation.entity.ts';

/**
 * Opens the papers of a plan in their centres at the hour that the national schedule says for the zone of each; those without
 * an hour of their own wait for somebody to open them. What is open already stays as it is. Three statements, however many.
 *
 * @returns how many sittings were opened.
 */
export async function openPlanted({ session, lines }: ImplantationPlan, context: Context): Promise<number> {
  const { em, newId } = context;
  const zoneOf = new Map((await dataSet(context, 'territories')).flatMap(({ departments, zone }) => departments.map((code) => [code, zone] as const)));
  const schedule = (await dataSet(context, 'schedule')).filter((one) => one.session === session && one.kind === 'SITTING' && one.round === 'FIRST_GROUP');
  const required = await readRequired(em, session);
  const rows = await em.execute<{ id: string; commune: string; timeZone: string }[]>(
    'select c.id, v.commune, v.time_zone as "timeZone" from centre c join venue v on v.id = c.venue_id where c.id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(lines.map(({ centreId }) => centreId))],
  );
  const centres = new Map(rows.map((row) => [row.id, row]));
  const sittings = lines.flatMap(({ paper, speciality, centreId }) => {
    const centre = centres.get(centreId);
    const hour = centre && schedule.find((one) => one.paper === paper && one.zone === (zoneOf.get(departmentOf(centre.commune)) ?? 'METRO'));
    return centre && hour ? [{
      id: newId('SIT'), centreId, session, paperCode: paper, specialityCode: speciality, startsAt: new Date(hour.startsAt), endsAt: new Date(hour.endsAt), timeZone: centre.timeZone,
      requires: (required.get(paper) ?? []) as never,
    }] : [];
  });
  return (await insertSittings(sittings, context)).size;
}
