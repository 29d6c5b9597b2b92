import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { tellPlaces } from '../allocation/allocation.told.ts';
import { releasePlaces } from '../allocation/release.rows.ts';
import { releaseSlots } from '../oral/slot.rows.ts';

const OF = `jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, papers jsonb), jsonb_to_recordset(r.papers) as p(paper text, mode text, status text)`;

/**
 * Takes in which papers candidates sit, each map whole, and frees the seats of papers that they sit no more.
 *
 * Sittings that have begun stay as they were held. The same statements, however many maps there are.
 */
export async function takeInPapers(events: readonly Event[], context: Context): Promise<void> {
  const { em, now } = context;
  const told = JSON.stringify(events.map(({ payload }) => payload));
  await em.execute(`delete from known_paper where enrolment_id in (select r."enrolmentId" from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text))`, [told]);
  await em.execute(`insert into known_paper (enrolment_id, paper_code, mode, status) select r."enrolmentId", p.paper, p.mode, p.status from ${OF}`, [told]);
  await journalRows(context, { entity: 'KnownPaper', change: 'UPDATE', ids: events.map(({ key }) => key) });
  const freed = await releasePlaces(context, 'Épreuve qui n’est plus à passer.', {
    sql: `from sitting s, jsonb_to_recordset(?::jsonb) as r("enrolmentId" text)
      where a.enrolment_id = r."enrolmentId" and s.id = a.sitting_id and s.starts_at > ?
        and not exists (select from known_paper p where p.enrolment_id = a.enrolment_id and p.paper_code = s.paper_code and p.mode = 'TERMINAL' and p.status = 'TO_SIT')`,
    values: [told, now()],
  });
  const unheard = await releaseSlots(context, 'Épreuve qui n’est plus à passer.', {
    sql: `using jsonb_to_recordset(?::jsonb) as r("enrolmentId" text)
      where o.enrolment_id = r."enrolmentId" and o.starts_at > ?
        and not exists (select from known_paper p where p.enrolment_id = o.enrolment_id and p.paper_code = o.paper_code and p.mode = 'TERMINAL' and p.status = 'TO_SIT')`,
    values: [told, now()],
  });
  await tellPlaces([...new Set([...freed, ...unheard])], context);
}
