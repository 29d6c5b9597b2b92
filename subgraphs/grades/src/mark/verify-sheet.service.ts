import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { checkSheet, checkTransition, type MarkRefusal, type MarkStateName, readPoints } from './mark.rules.ts';

/** A line read a second time. */
export interface SecondReading {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
  /** Typed again: must be what was typed first. Null: compared by eye. */
  readonly points: string | null;
}

interface Found {
  readonly id: GlobalId | null;
  readonly state: MarkStateName;
  readonly hundredths: number | null;
  readonly by: string | null;
}

/**
 * Verifies the marks of a sheet by a second reading, all of them or none: by somebody else than who entered them, and where
 * they are typed again, only as they were typed first. Five statements, however long the sheet is.
 */
export async function verifySheet(lines: readonly SecondReading[], context: Context): Promise<Outcome<number, MarkRefusal & { readonly line: number }>> {
  const sheet = checkSheet(lines);
  if (!sheet.ok) return sheet;
  const { caller, now } = context;
  const papers = new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper]));
  return context.em.transactional(async (tx) => {
    const asked = JSON.stringify(lines);
    await tx.execute(
      `select m.id from mark m join jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, "paperCode" text) on m.enrolment_id = r."enrolmentId" and m.paper_code = r."paperCode"
       order by m.id for update of m`, [asked],
    );
    const found = await tx.execute<Found[]>(
      `select m.id, m.state, m.hundredths, (select c.by from mark_change c where c.mark_id = m.id and c.state_after = 'ENTERED' order by c.sequence desc limit 1) as by
       from jsonb_array_elements(?::jsonb) with ordinality as r(line, place)
       left join mark m on m.enrolment_id = r.line ->> 'enrolmentId' and m.paper_code = r.line ->> 'paperCode' order by r.place`, [asked],
    );
    for (const [line, { paperCode, points }] of lines.entries()) {
      const mark = found[line];
      const paper = papers.get(paperCode);
      if (!mark?.id || !paper) return refuse({ code: 'PAPER_NOT_OF_ENROLMENT', paper: paperCode, line });
      const moved = checkTransition(mark.state, 'VERIFIED');
      if (!moved.ok) return refuse({ ...moved.refusal, line });
      if (mark.by === caller.sub) return refuse({ code: 'SECOND_READER_IS_FIRST', line });
      const read = points === null ? accept(mark.hundredths) : readPoints(points, paper);
      if (!read.ok) return refuse({ ...read.refusal, line });
      if (read.value !== mark.hundredths) return refuse({ code: 'SECOND_READING_DIFFERS', paper: paperCode, line });
    }
    const ids = JSON.stringify(found.map(({ id }) => id));
    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
       select id, ?, ?, state, 'VERIFIED', hundredths, hundredths, 'Seconde lecture' from mark where id in (select jsonb_array_elements_text(?::jsonb))`,
      [now(), caller.sub, ids],
    );
    await tx.execute(`update mark set state = 'VERIFIED', version = version + 1 where id in (select jsonb_array_elements_text(?::jsonb))`, [ids]);
    await journalRows(within(context, tx), { entity: 'Mark', change: 'UPDATE', ids: found.flatMap(({ id }) => id ?? []) });
    return accept(found.length);
  });
}
