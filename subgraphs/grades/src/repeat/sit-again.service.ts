import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { LockMode } from '@mikro-orm/postgresql';

import { Mark, MarkState } from '../mark/mark.entity.ts';
import { checkVersion } from '../mark/mark.rules.ts';
import { scopeOf } from '../result/result-regulation.rules.ts';
import { betterCounts, checkRepeat, type RepeatName, type RepeatRefusal } from './repeat.rules.ts';

/**
 * Renounces a kept mark: its paper is sat again, and which of the two marks counts is settled when the jury opens.
 *
 * Two at once: the second is refused with MARK_CHANGED_MEANWHILE.
 */
export async function sitAgain(id: GlobalId, seen: number, repeats: RepeatName, context: Context): Promise<Outcome<Mark, RepeatRefusal>> {
  const { caller, now } = context;
  const facts = await dataSet(context, 'regulations');
  return context.em.transactional(async (tx) => {
    const mark = await tx.findOne(Mark, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const paper = mark && (await dataSet(context, 'papers')).find(({ code }) => code === mark.paperCode);
    if (!mark || !paper) return refuse({ code: 'MARK_UNKNOWN', given: id });
    const version = checkVersion(seen, mark.version);
    if (!version.ok) return version;
    const { session, specialityCode: speciality } = mark;
    const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === speciality)?.diploma ?? '';
    const better = checkRepeat(mark.state, paper, repeats, betterCounts(facts, { diploma, session, scope: scopeOf(facts, { diploma, speciality, session }) }, repeats));
    if (!better.ok) return better;
    await tx.execute(
      `insert into repeated_mark (mark_id, repeats, earlier, better, at, by) values (?, ?, ?, ?, ?, ?)
       on conflict (mark_id) do update set repeats = excluded.repeats, earlier = excluded.earlier, better = excluded.better, at = excluded.at, by = excluded.by`,
      [id, repeats, mark.hundredths ?? 0, better.value, now(), caller.sub],
    );
    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason) values (?, ?, ?, 'KEPT', 'EXPECTED', ?, null, 'Épreuve repassée')`,
      [id, now(), caller.sub, mark.hundredths],
    );
    await journalRows(within(context, tx), { entity: 'Mark', change: 'UPDATE', ids: [id] });
    return accept(Object.assign(mark, { state: MarkState.EXPECTED, hundredths: null }));
  });
}
