import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** The papers of the maps of some enrolments, each with the mark that there is for it. */
const MAPPED = `
  select p.enrolment_id, p.paper, p.status, p.kept, m.id as mark_id, m.state, m.hundredths,
    case p.status when 'EXEMPT' then 'EXEMPT' when 'KEPT' then 'KEPT' else 'EXPECTED' end as wanted
  from known_paper p join mark m on m.enrolment_id = p.enrolment_id and m.paper_code = p.paper
  where p.enrolment_id in (select jsonb_array_elements_text(?::jsonb)) and m.state in ('EXPECTED', 'EXEMPT', 'KEPT')
    and not exists (select from repeated_mark r where r.mark_id = m.id)`;

const MOVED = `select * from (${MAPPED}) as mapped where state <> wanted or (wanted = 'KEPT' and hundredths is distinct from kept)`;

/**
 * Makes the marks of enrolments agree with their paper maps: who is exempt or keeps a mark is not expected to sit, and a
 * paper that is left for another session is not expected at all. A kept mark that was renounced stays so. What was entered, or stands before a jury, is not touched.
 * Three statements; none for an enrolment whose map nobody has told.
 */
export async function alignMarks(enrolmentIds: readonly string[], context: Context): Promise<void> {
  const { em, now } = context;
  const ids = JSON.stringify(enrolmentIds);
  await em.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select mark_id, ?, 'candidates', state, wanted, hundredths, case wanted when 'KEPT' then kept end, 'Carte d’épreuves' from (${MOVED}) as moved`,
    [now(), ids],
  );
  await writeRows(
    context, { entity: 'Mark', change: 'UPDATE' },
    `update mark set state = moved.wanted, hundredths = case moved.wanted when 'KEPT' then moved.kept end, version = mark.version + 1
     from (${MOVED}) as moved where mark.id = moved.mark_id returning mark.id`,
    [ids],
  );
  await writeRows(
    context, { entity: 'Mark', change: 'DELETE' },
    `delete from mark m where m.state in ('EXPECTED', 'EXEMPT', 'KEPT') and m.enrolment_id in (select jsonb_array_elements_text(?::jsonb))
       and exists (select from known_paper p where p.enrolment_id = m.enrolment_id)
       and not exists (select from known_paper p where p.enrolment_id = m.enrolment_id and p.paper = m.paper_code)
     returning m.id`,
    [ids],
  );
}
