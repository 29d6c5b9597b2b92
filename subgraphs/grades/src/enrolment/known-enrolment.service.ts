import type { EnrolmentTold } from '@mirex/schema/events';
import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { expectsMarks, papersOf } from '../mark/mark.rules.ts';
import { alignMarks } from '../paper-map/align-marks.ts';

/**
 * Takes in what candidates tells of enrolments: remembers them, and has a mark expected for each of their papers.
 *
 * An enrolment that ended keeps the marks that were entered; those that were only expected go. One that changed its
 * speciality has the papers of the new one expected besides. Six statements, however many enrolments there are.
 */
export async function takeInEnrolments(events: readonly Event[], context: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as EnrolmentTold);
  const papers = (await dataSet(context, 'papers')).filter(({ optional }) => optional !== true);
  await writeRows(
    context, { entity: 'KnownEnrolment' },
    `insert into known_enrolment (id, session, speciality_code, establishment_uai, state, number, candidate_id)
     select r.id, r.session, r.speciality, r."establishmentUai", r.state, r.number, r."candidateId"
     from jsonb_to_recordset(?::jsonb) as r(id text, session integer, speciality text, "establishmentUai" text, state text, number text, "candidateId" text)
     on conflict (id) do update set session = excluded.session, speciality_code = excluded.speciality_code,
       establishment_uai = excluded.establishment_uai, state = excluded.state, number = excluded.number, candidate_id = excluded.candidate_id
     returning id`,
    [JSON.stringify(told)],
  );
  const expected = told.filter(({ state }) => expectsMarks(state)).flatMap(({ id, session, speciality }) =>
    papersOf(papers, speciality, session).map(({ code }) => ({ id: context.newId('MRK'), enrolment: id, paper: code, session, speciality })),
  );
  await writeRows(
    context, { entity: 'Mark' },
    `insert into mark (id, enrolment_id, paper_code, session, speciality_code, state)
     select r.id, r.enrolment, r.paper, r.session, r.speciality, 'EXPECTED'
     from jsonb_to_recordset(?::jsonb) as r(id text, enrolment text, paper text, session integer, speciality text)
     on conflict do nothing returning id`,
    [JSON.stringify(expected)],
  );
  const gone = told.filter(({ state }) => !expectsMarks(state)).map(({ id }) => id);
  await writeRows(context, { entity: 'Mark', change: 'DELETE' }, `delete from mark where state = 'EXPECTED' and enrolment_id in (select jsonb_array_elements_text(?::jsonb)) returning id`, [JSON.stringify(gone)]);
  await alignMarks(told.filter(({ state }) => expectsMarks(state)).map(({ id }) => id), context);
}
