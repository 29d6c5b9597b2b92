import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { ownerOf } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type AskedBan, type BanRefusal, checkBan } from './ban.rules.ts';

export interface BanRecord extends AskedBan {
  readonly mirex: string;
  /** The fraud case that it ends: recorded again, it takes the place of what was recorded of that case. */
  readonly caseId: string;
}

/** A ban as it is held; `lifted`: an appeal has ended it. Days are ISO. */
export interface Ban {
  readonly caseId: string;
  readonly from: string;
  readonly until: string;
  readonly lifted: boolean;
}

type Row = Ban & { readonly personKey: string; readonly mirex: string };

/** Records a ban from every exam. Recorded again alike, nothing changes; two at once: the second waits and changes the first's. */
export async function recordBan({ mirex, caseId, ...asked }: BanRecord, context: Context): Promise<Outcome<Ban, BanRefusal>> {
  if (!isMirexCode(mirex)) return refuse({ code: 'BAN_MIREX_UNKNOWN', given: mirex });
  if (ownerOf(caseId) !== mirex) return refuse({ code: 'BAN_OF_ANOTHER_MIREX', given: caseId });
  return context.em.transactional(async (tx) => {
    const checked = checkBan(asked, await longestBan(tx, asked.from));
    if (!checked.ok) return checked;
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [caseId]);
    const held = await banOf(tx, caseId);
    if (held && held.personKey !== asked.personKey) return refuse({ code: 'BAN_CASE_OF_ANOTHER_PERSON', given: caseId });
    const ban = { caseId, from: asked.from, until: asked.until, lifted: false };
    if (held && held.from === ban.from && held.until === ban.until && !held.lifted) return accept(ban);
    await writeRows(
      within(context, tx), { entity: 'ExamBan' },
      `insert into exam_ban (case_id, person_key, mirex, banned_from, banned_until) values (?, ?, ?, ?, ?)
       on conflict (case_id) do update set banned_from = excluded.banned_from, banned_until = excluded.banned_until, lifted_at = null, version = exam_ban.version + 1 returning case_id as id`,
      [caseId, asked.personKey, mirex, ban.from, ban.until],
    );
    await trace(tx, ban, null, context);
    return accept(ban);
  });
}

/** Ends a ban before its time, because an appeal was heard. Lifted again, nothing changes. */
export function liftBan({ mirex, caseId, reason }: { readonly mirex: string; readonly caseId: string; readonly reason: string }, context: Context): Promise<Outcome<Ban, BanRefusal>> {
  return context.em.transactional(async (tx) => {
    if (reason.trim() === '') return refuse({ code: 'BAN_REASON_MISSING' });
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [caseId]);
    const held = await banOf(tx, caseId);
    if (!held) return refuse({ code: 'BAN_UNKNOWN', given: caseId });
    if (held.mirex !== mirex) return refuse({ code: 'BAN_OF_ANOTHER_MIREX', given: caseId });
    const ban = { caseId, from: held.from, until: held.until, lifted: true };
    if (held.lifted) return accept(ban);
    await writeRows(within(context, tx), { entity: 'ExamBan', change: 'UPDATE' }, 'update exam_ban set lifted_at = ?, version = version + 1 where case_id = ? returning case_id as id', [context.now(), caseId]);
    await trace(tx, ban, reason, context);
    return accept(ban);
  });
}

async function banOf(tx: EntityManager, caseId: string): Promise<Row | undefined> {
  const [row] = await tx.execute<Row[]>(
    `select case_id as "caseId", person_key as "personKey", mirex, banned_from::text as "from", banned_until::text as until, lifted_at is not null as lifted
     from exam_ban where case_id = ?`, [caseId],
  );
  return row;
}

/** How long a ban from a day may be: the widest of the regulations in force, which say the same for every diploma. */
async function longestBan(tx: EntityManager, from: string): Promise<{ years: number; latest: string }> {
  const [row] = await tx.execute<{ years: number; latest: string }[]>(
    `select years, (cast(? as date) + make_interval(years => years) - interval '1 day')::date::text as latest
     from (select max(i.value) as years from regulation_item i join exam_regulation r on r.code = i.regulation_code where i.name = 'FRAUD_BAN_AT_MOST' and r.last_session is null) most`,
    [from],
  );
  if (row?.years == null) throw new Error('the regulation says nowhere how long a ban may be');
  return row;
}

async function trace(tx: EntityManager, { caseId, from, until, lifted }: Ban, reason: string | null, { now, caller }: Context): Promise<void> {
  await tx.execute(
    'insert into exam_ban_change (case_id, at, by, banned_from, banned_until, lifted, reason) values (?, ?, ?, ?, ?, ?, ?)',
    [caseId, now(), caller.sub, from, until, lifted, reason],
  );
}
