import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { Enrolment } from './enrolment.entity.ts';
import { tellEnrolments } from './tell-enrolments.ts';

type Amendable = 'languages' | 'options' | 'chosenPapers' | 'papersWithoutCcf' | 'enrolmentCase' | 'establishmentUai' | 'route' | 'state' | 'form' | 'movedToId';
type Values = Partial<Pick<Enrolment, Amendable>>;

export interface Amendment {
  /** Held, in the transaction that this is part of. */
  readonly enrolment: Enrolment;
  readonly values: Values;
  /** Kept in the trace. */
  readonly reason: string | null;
}

/**
 * Changes values of held enrolments, writes the traces with old and new, and tells the other subgraphs. Every enrolment gets its
 * next version, whether a value of it changed or not. Four statements, however many: the rows with their traces and their line
 * of the journal, their new versions, the edition that names diplomas, the outbox.
 */
export async function amendAll(amendments: readonly Amendment[], context: Context): Promise<void> {
  if (amendments.length === 0) return;
  const rows = amendments.map(({ enrolment, values, reason }) => ({ ...asRow(enrolment), ...values, id: enrolment.id, from: enrolment.state, reason, details: changed(enrolment, values) }));
  await writeRows(
    context, { entity: 'Enrolment', change: 'UPDATE' },
    `with given as (
       select * from jsonb_to_recordset(?::jsonb) as r(id text, state text, route text, form text, languages jsonb, options jsonb, "chosenPapers" jsonb, "papersWithoutCcf" jsonb,
         "enrolmentCase" text, "establishmentUai" text, "movedToId" text, "from" text, reason text, details jsonb)),
     written as (
       update enrolment e set state = g.state, route = g.route, form = g.form, languages = g.languages, options = g.options, chosen_papers = g."chosenPapers",
         papers_without_ccf = g."papersWithoutCcf", enrolment_case = g."enrolmentCase", establishment_uai = g."establishmentUai", moved_to_id = g."movedToId", version = e.version + 1
       from given g where e.id = g.id returning e.id, e.version),
     traced as (
       insert into enrolment_change (enrolment_id, version, at, by, from_state, to_state, reason, details)
       select id, w.version, ?, ?, g."from", g.state, g.reason, g.details from written w join given g using (id))
     select id from written`,
    [JSON.stringify(rows), context.now(), context.caller.sub],
  );
  const enrolments = await context.em.find(Enrolment, { id: { $in: rows.map(({ id }) => id) } }, { refresh: true, filters: false });
  await tellEnrolments(enrolments, context);
}

export const amend = (enrolment: Enrolment, values: Values, reason: string | null, context: Context): Promise<void> => amendAll([{ enrolment, values, reason }], context);

/** Said one by one: spread would lose the accessors of an entity. */
const asRow = ({ state, route, form, languages, options, chosenPapers, papersWithoutCcf, enrolmentCase, establishmentUai, movedToId }: Enrolment): Required<Values> =>
  ({ state, route, form, languages, options, chosenPapers, papersWithoutCcf, enrolmentCase, establishmentUai, movedToId });

/** What was and what is, of the values that are not the state and are no longer the same. */
const changed = (enrolment: Enrolment, values: Values): { field: string; before: string; after: string }[] =>
  (Object.keys(values) as Amendable[]).filter((field) => field !== 'state').flatMap((field) => {
    const [before, after] = [JSON.stringify(enrolment[field]), JSON.stringify(values[field])];
    return before === after ? [] : [{ field, before, after }];
  });
