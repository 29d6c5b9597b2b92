import type { PaperMapTold } from '@mirex/schema/events';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { alignMarks } from './align-marks.ts';

/** Takes in which papers candidates sit, and how; their marks are expected, exempt or kept accordingly. Seven statements. */
export async function takeInPaperMaps(events: readonly Event[], context: Context): Promise<void> {
  const maps = events.map(({ payload }) => payload as PaperMapTold);
  const ids = maps.map(({ enrolmentId }) => enrolmentId);
  const rows = maps.flatMap(({ enrolmentId, session, speciality, papers }) =>
    papers.map(({ paper, mode, status, keptHundredths }) => ({ id: context.newId('MRK'), enrolment: enrolmentId, session, speciality, paper, mode, status, kept: keptHundredths })));
  await context.em.execute('delete from known_paper where enrolment_id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(ids)]);
  await context.em.execute(
    `insert into known_paper (enrolment_id, paper, mode, status, kept)
     select r.enrolment, r.paper, r.mode, r.status, r.kept
     from jsonb_to_recordset(?::jsonb) as r(enrolment text, paper text, mode text, status text, kept integer)`,
    [JSON.stringify(rows)],
  );
  await journalRows(context, { entity: 'PaperMap', ids, change: 'UPDATE' });
  await writeRows(
    context, { entity: 'Mark' },
    `insert into mark (id, enrolment_id, paper_code, session, speciality_code, state)
     select r.id, r.enrolment, r.paper, r.session, r.speciality, 'EXPECTED'
     from jsonb_to_recordset(?::jsonb) as r(id text, enrolment text, paper text, session integer, speciality text)
     on conflict do nothing returning id`,
    [JSON.stringify(rows)],
  );
  await alignMarks(ids, context);
}
