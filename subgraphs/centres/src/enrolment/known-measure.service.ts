import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

/**
 * Takes in the measures that candidates have a right to, each decision whole; never the reason for them, which is not told.
 *
 * A seat that was given before stays as it is: the accommodation list shows what it lacks, and whoever allocates again or
 * moves the candidate gives what is granted now. Three statements, however many decisions there are.
 */
export async function takeInMeasures(events: readonly Event[], context: Context): Promise<void> {
  const { em } = context;
  const told = JSON.stringify(events.map(({ payload }) => payload));
  await em.execute(`delete from known_measure where enrolment_id in (select r."enrolmentId" from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text))`, [told]);
  await em.execute(
    `insert into known_measure (enrolment_id, code, paper_code, extra_minutes_per_hour)
     select r."enrolmentId", m.code, p.paper, max(m."extraMinutesPerHour")
     from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, measures jsonb),
       jsonb_to_recordset(r.measures) as m(code text, "extraMinutesPerHour" integer, papers jsonb), jsonb_array_elements_text(m.papers) as p(paper)
     group by r."enrolmentId", m.code, p.paper`,
    [told],
  );
  await journalRows(context, { entity: 'KnownMeasure', change: 'UPDATE', ids: events.map(({ key }) => key) });
}
