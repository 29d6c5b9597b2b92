import type { FraudTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** Keeps which papers a case has made void. Told twice, they are kept once. */
export async function keepVoidPapers(candidateId: GlobalId, { id, session, voidPapers }: Pick<FraudTold, 'id' | 'session' | 'voidPapers'>, context: Context): Promise<void> {
  if (voidPapers.length === 0) return;
  await writeRows(
    context, { entity: 'VoidPaper' },
    `insert into void_paper (candidate_id, paper, case_id, session) select ?, paper, ?, ? from jsonb_array_elements_text(?::jsonb) as paper on conflict do nothing returning case_id as id`,
    [candidateId, id, session, JSON.stringify(voidPapers)],
  );
}

/**
 * The papers of candidate `c` that may not be assessed during the course in a session, as JSON; SQL, to stand in a query: those that a
 * fraud has made void in an earlier session, unless the candidate has presented themselves since. The session is its two parameters.
 *
 * Source: CRPM, art. D811-174, 1°, c), in force from 2025-03-23: « à une session ultérieure », « à cette nouvelle session », read as the next.
 */
export const WITHOUT_CCF = `coalesce((select jsonb_agg(distinct v.paper order by v.paper) from void_paper v where v.candidate_id = c.id and v.session < ? and not exists (
  select from enrolment p where p.candidate_id = c.id and p.session > v.session and p.session < ? and p.state not in ('REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'))), '[]')`;
