import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { seenRows } from '@mirex/kit/access/seen-rows';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { ENDED, type AwardStateName } from './award.rules.ts';
import { numberInSeries } from './award-number.rules.ts';
import { keepNumbers, lockSeries } from './number-series.ts';
import { traceChanges } from './award-trace.ts';
import { AwardedDiploma } from './awarded-diploma.entity.ts';

export interface Series {
  readonly session: number;
  /** Formation code; null: all specialities. */
  readonly speciality: string | null;
}

/** What one numbering has given: `first` and `last` are null when nothing was left to number. */
export interface GivenNumbers {
  readonly numbered: number;
  readonly first: string | null;
  readonly last: string | null;
}

interface Waiting {
  readonly id: GlobalId;
  readonly state: AwardStateName;
  readonly number: string | null;
}

/**
 * Numbers the session's diplomas that wait for a number, by speciality and candidate number; diplomas of enrolments that
 * ended meanwhile are left out.
 *
 * Done again it gives no number to what has one. Two who number at once wait for each other at the series' row; when one
 * fails its numbers were never given. So no number is left out and none is given twice. Seven statements at most, however
 * many diplomas there are.
 */
export function numberDiplomas({ session, speciality }: Series, context: Context): Promise<GivenNumbers> {
  return context.em.transactional(async (tx) => {
    const last = await lockSeries(tx, session);
    const rows = await lockWaiting(tx, session, speciality);
    const numbered = numberInSeries(rows, { mirex: context.owner, session, last });
    if (numbered.length === 0) return { numbered: 0, first: null, last: null };

    const given = await keepNumbers(tx, session, numbered, context.now());
    await tx.execute(
      `update awarded_diploma a set number = r.number, numbered_at = ?, state = 'NUMBERED', version = a.version + 1
       from jsonb_to_recordset(?::jsonb) as r(id text, number text) where a.id = r.id`,
      [context.now(), given],
    );
    await journalRows(within(context, tx), { entity: 'AwardedDiploma', change: 'UPDATE', ids: numbered.map(({ row }) => row.id) });
    await traceChanges(tx, numbered.map(({ row: { id, state, number: before }, number }) => ({
      diplomaId: id, stateBefore: state, stateAfter: 'NUMBERED', numberBefore: before, numberAfter: number, reason: null,
    })), context);
    return { numbered: numbered.length, first: numbered[0]?.number ?? null, last: numbered.at(-1)?.number ?? null };
  });
}

/** Of the diplomas that the caller sees: an agent bound to diplomas numbers theirs. */
async function lockWaiting(tx: EntityManager, session: number, speciality: string | null): Promise<Waiting[]> {
  const seen = await seenRows(tx, AwardedDiploma, 'a.id');
  return tx.execute<Waiting[]>(
    `select a.id, a.state, a.number from awarded_diploma a join known_enrolment k on k.id = a.enrolment_id
     where a.session = ? and (?::text is null or a.speciality_code = ?) and a.state in ('ELIGIBLE', 'SPOILED')
       and k.state not in (select jsonb_array_elements_text(?::jsonb))
       and ${seen.sql}
     order by a.speciality_code, k.number, a.id for update of a`,
    [session, speciality, speciality, JSON.stringify(ENDED), ...seen.values],
  );
}
