import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import type { Sealed } from '@mirex/kit/privacy/vault';

import { openMeasuresOf } from '../enrolment/known-measures.ts';
import { checkCountable, type FormatNeed, needsOf, type SubjectNeedRefusal } from './subject-need.rules.ts';

export interface SittingNeed extends FormatNeed {
  readonly sittingId: GlobalId;
  readonly venue: string;
  readonly paper: string;
}

interface Row {
  readonly sittingId: GlobalId;
  readonly venue: string;
  readonly paper: string;
  readonly candidates: number;
  readonly held: readonly { readonly enrolmentId: GlobalId; readonly sealed: Sealed }[];
}

/**
 * The copies that each sitting needs, by format: one statement, however many sittings.
 *
 * Of all rows: subjects are prepared for the whole MIREX, by who sees all of it.
 */
export async function subjectNeeds({ session, paper, reservePercent }: { readonly session: number; readonly paper: string | null; readonly reservePercent: number }, { em, vault }: Context): Promise<Outcome<SittingNeed[], SubjectNeedRefusal>> {
  const rows = await em.execute<Row[]>(
    `select s.id as "sittingId", v.code as venue, s.paper_code as paper, count(*)::integer as candidates,
       coalesce(jsonb_agg(jsonb_build_object('enrolmentId', m.enrolment_id, 'sealed', m.measures)) filter (where m.measures is not null), '[]') as held
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id join venue v on v.id = c.venue_id
     left join known_measure m on m.enrolment_id = a.enrolment_id
     where s.session = ? and (?::text is null or s.paper_code = ?) and c.state not in ('RELOCATED', 'CANCELLED')
     group by s.id, v.code, s.paper_code order by s.paper_code, v.code, s.id`,
    [session, paper, paper],
  );
  const countable = checkCountable(session, reservePercent, rows.length);
  if (!countable.ok) return countable;
  return accept(rows.flatMap(({ candidates, held, ...of }) => {
    const measures = held.map((one) => openMeasuresOf(vault, of.paper, one)).filter((one) => one.length > 0);
    return needsOf(candidates, measures, reservePercent).map((need) => ({ ...of, ...need }));
  }));
}
