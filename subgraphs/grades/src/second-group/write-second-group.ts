import type { GlobalId } from '@mirex/schema/global-id';
import type { Hundredths } from '@mirex/schema/mark';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { SecondGroupMark } from './second-group-mark.entity.ts';
import type { SecondGroupStateName } from './second-group-mark.rules.ts';

/** What a mark of the second group becomes. */
export interface SecondGroupRow {
  readonly id: GlobalId;
  /** It is not there yet. */
  readonly first: boolean;
  readonly enrolment: GlobalId;
  readonly paper: string;
  readonly state: SecondGroupStateName;
  readonly hundredths: Hundredths | null;
}

/** Writes marks of the second group with their trace, and reads them again in the order of the rows. Four statements. */
export async function writeSecondGroup(rows: readonly SecondGroupRow[], reason: string | null, context: Context): Promise<SecondGroupMark[]> {
  const { em, caller, now } = context;
  const written = JSON.stringify(rows);
  await em.execute(
    `insert into second_group_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select r.id, ?, ?, m.state, r.state, m.hundredths, r.hundredths, ?
     from jsonb_to_recordset(?::jsonb) as r(id text, state text, hundredths integer) left join second_group_mark m on m.id = r.id`,
    [now(), caller.sub, reason, written],
  );
  await em.execute(
    `insert into second_group_mark (id, enrolment_id, paper, state, hundredths, at, by)
     select r.id, r.enrolment, r.paper, r.state, r.hundredths, ?, ? from jsonb_to_recordset(?::jsonb) as r(id text, enrolment text, paper text, state text, hundredths integer)
     on conflict (id) do update set state = excluded.state, hundredths = excluded.hundredths, at = excluded.at, by = excluded.by, version = second_group_mark.version + 1`,
    [now(), caller.sub, written],
  );
  const ids = (first: boolean): GlobalId[] => rows.filter((row) => row.first === first).map(({ id }) => id);
  await journalRows(context, { entity: 'SecondGroupMark', ids: ids(true) }, { entity: 'SecondGroupMark', change: 'UPDATE', ids: ids(false) });
  em.clear();
  const found = new Map((await em.find(SecondGroupMark, { id: { $in: rows.map(({ id }) => id) } }, { filters: false })).map((mark) => [mark.id, mark]));
  return rows.flatMap(({ id }) => found.get(id) ?? []);
}
