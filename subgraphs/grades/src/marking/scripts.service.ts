import { randomInt } from 'node:crypto';

import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import type { BatchRefusal } from './marking-batch.rules.ts';

/** Letters and figures that nobody takes for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 9;

/** A code that is drawn, not computed: nothing leads from it to a candidate. */
const newCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

interface Seen {
  readonly enrolmentId: GlobalId;
  readonly markId: GlobalId | null;
  readonly uai: string | null;
  readonly presence: string | null;
  readonly taken: boolean;
}

/**
 * Gives scripts their codes, in the order in which they come from the scanner or the centre. All of them, or none.
 *
 * @returns how many. Four statements.
 */
export async function registerScripts(session: number, paper: string, enrolments: readonly GlobalId[], context: Context): Promise<Outcome<number, BatchRefusal>> {
  if (enrolments.length === 0) return refuse({ code: 'SCRIPTS_NONE' });
  if (new Set(enrolments).size < enrolments.length) return refuse({ code: 'SCRIPT_TWICE', scripts: enrolments.length - new Set(enrolments).size });
  return context.em.transactional(async (tx) => {
    const seen = await tx.execute<Seen[]>(
      `select r.id as "enrolmentId", m.id as "markId", e.establishment_uai as uai, a.presence, s.code is not null as taken
       from jsonb_array_elements_text(?::jsonb) as r(id)
       left join mark m on m.enrolment_id = r.id and m.paper_code = ? and m.session = ? left join known_enrolment e on e.id = r.id
       left join attendance a on a.enrolment_id = r.id and a.paper = ? left join script s on s.enrolment_id = r.id and s.paper = ?`,
      [JSON.stringify(enrolments), paper, session, paper, paper],
    );
    const count = (which: (script: Seen) => boolean): number => seen.filter(which).length;
    const [unexpected, absent, taken] = [count(({ markId }) => markId === null), count(({ presence }) => presence !== null && presence !== 'PRESENT'), count((script) => script.taken)];
    if (unexpected > 0) return refuse({ code: 'SCRIPT_UNEXPECTED', scripts: unexpected });
    if (taken > 0) return refuse({ code: 'SCRIPT_TWICE', scripts: taken });
    if (absent > 0) return refuse({ code: 'SCRIPT_OF_ABSENT', scripts: absent });
    const rows = seen.map(({ enrolmentId, markId, uai }) => ({ code: newCode(), enrolment: enrolmentId, mark: markId, uai }));
    const written = await tx.execute<{ code: string }[]>(
      `insert into script (code, session, paper, enrolment_id, mark_id, establishment_uai)
       select r.code, ?, ?, r.enrolment, r.mark, r.uai from jsonb_to_recordset(?::jsonb) as r(code text, enrolment text, mark text, uai text)
       on conflict (enrolment_id, paper) do nothing returning code`,
      [session, paper, JSON.stringify(rows)],
    );
    await journalRows(within(context, tx), { entity: 'Script', ids: written.map(({ code }) => code) });
    return accept(written.length);
  });
}

export interface Reconciliation {
  readonly present: number;
  readonly scripts: number;
  /** Present, and without a script. */
  readonly missing: readonly GlobalId[];
}

/** Who was there against what came to be marked. One statement. */
export async function reconcile(session: number, paper: string, { em }: Pick<Context, 'em'>): Promise<Reconciliation> {
  const [row] = await em.execute<Reconciliation[]>(
    `select count(*)::integer as present, count(s.code)::integer as scripts,
       coalesce(jsonb_agg(a.enrolment_id order by a.enrolment_id) filter (where s.code is null), '[]') as missing
     from attendance a left join script s on s.enrolment_id = a.enrolment_id and s.paper = a.paper
     where a.session = ? and a.paper = ? and a.presence = 'PRESENT'`,
    [session, paper],
  );
  return row ?? { present: 0, scripts: 0, missing: [] };
}
