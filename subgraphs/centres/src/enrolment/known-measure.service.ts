import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { Sealed } from '@mirex/kit/privacy/vault';
import { type AccommodationTold, type GrantedMeasure, toldMeasuresAt } from '@mirex/schema/events';

import { sealMeasures } from './known-measures.ts';

/**
 * Takes in the measures that candidates have a right to, each decision whole; never the reason for them, which is not told.
 *
 * A seat that was given before stays as it is: the accommodation list shows what it lacks, and whoever allocates again or
 * moves the candidate gives what is granted now. Three statements, however many decisions there are.
 */
export async function takeInMeasures(events: readonly Event[], context: Context): Promise<void> {
  const { em, vault } = context;
  const told = events.map(({ payload }) => payload as AccommodationTold);
  const rows = told.map((one) => ({ enrolmentId: one.enrolmentId, measures: byPaper(grantedOf(one, context)) })).filter(({ measures }) => measures.length > 0);
  await em.execute('delete from known_measure where enrolment_id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(told.map(({ enrolmentId }) => enrolmentId))]);
  await em.execute(
    `insert into known_measure (enrolment_id, measures) select r."enrolmentId", r.sealed from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, sealed text)`,
    [JSON.stringify(rows.map(({ enrolmentId, measures }) => sealMeasures(vault, enrolmentId, measures)))],
  );
  await journalRows(context, { entity: 'KnownMeasure', change: 'UPDATE', ids: events.map(({ key }) => key) });
}

/** What was told before measures were sealed may still be on its way, as a list. */
const grantedOf = ({ enrolmentId, measures }: AccommodationTold, { vault }: Context): readonly GrantedMeasure[] =>
  (typeof measures === 'string' ? JSON.parse(vault.open(measures as Sealed, toldMeasuresAt(enrolmentId))) as GrantedMeasure[] : measures as readonly GrantedMeasure[]);

/** Each measure once for each paper, with the most time that it gives. */
function byPaper(granted: readonly GrantedMeasure[]): { readonly code: string; readonly paperCode: string; readonly extraMinutesPerHour: number | null }[] {
  const most = new Map<string, { readonly code: string; readonly paperCode: string; readonly extraMinutesPerHour: number | null }>();
  for (const { code, extraMinutesPerHour, papers } of granted) {
    for (const paperCode of papers) {
      const known = most.get(`${code} ${paperCode}`)?.extraMinutesPerHour ?? null;
      most.set(`${code} ${paperCode}`, { code, paperCode, extraMinutesPerHour: known === null || extraMinutesPerHour === null ? known ?? extraMinutesPerHour : Math.max(known, extraMinutesPerHour) });
    }
  }
  return [...most.values()];
}
