import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import { GuidanceChange, type GuidanceKind, GuidanceState, MarkingGuidance } from './guidance.entity.ts';
import { whenSat } from './guidance.query.ts';
import { checkEmbargo, checkGuidanceAct, checkText, type GuidanceActName, type GuidanceRefusal } from './guidance.rules.ts';
import { paperEnd } from './paper-end.rules.ts';

export interface Deposit {
  readonly session: number;
  readonly paper: string;
  readonly kind: GuidanceKind;
  readonly title: string;
  readonly body: string;
  readonly visibleAt: Date;
}

type Done = Outcome<MarkingGuidance, GuidanceRefusal>;

/** Any number that stays the same: deposits for one paper wait for one another. */
const GUIDANCE_LOCK = 5_143_053;

/** Deposits what markers will go by. A paper that has some already gets the next number; what is in force stays until this is validated. */
export async function depositGuidance({ session, paper, kind, title, body, visibleAt }: Deposit, context: Context): Promise<Done> {
  const text = checkText({ title, body });
  if (!text.ok) return text;
  const fact = (await dataSet(context, 'papers')).find(({ code }) => code === paper);
  if (!fact || !coversSession(fact, session)) return refuse({ code: 'GUIDANCE_PAPER_UNKNOWN', given: paper });
  const embargo = checkEmbargo(visibleAt, paper, paperEnd(await whenSat(context), session, paper));
  if (!embargo.ok) return embargo;
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(?, hashtext(?))', [GUIDANCE_LOCK, `${session} ${paper}`]);
    const number = 1 + await tx.count(MarkingGuidance, { session, paper, kind });
    const guidance = tx.create(MarkingGuidance, { id: context.newId('MGU'), session, paper, kind, number, ...text.value, visibleAt, depositedBy: caller.sub });
    await tx.flush();
    tx.create(GuidanceChange, { guidanceId: guidance.id, at: now(), by: caller.sub, stateBefore: null, stateAfter: guidance.state });
    return accept(guidance);
  });
}

export interface GuidanceStep {
  readonly act: GuidanceActName;
  /** Asked for to withdraw. */
  readonly reason: string | null;
}

/**
 * Validates what was deposited, in the place of what was in force, or withdraws it: markers see it no more from then on. The
 * embargo is held against the schedule as it is now.
 *
 * Two at once: the second is refused with GUIDANCE_CHANGED_MEANWHILE. What is in force may be withdrawn while the next is
 * validated: one of the two waits for the other, never both.
 */
export async function advanceGuidance(id: GlobalId, seen: number, { act, reason }: GuidanceStep, context: Context): Promise<Done> {
  if (act === 'WITHDRAW' && (reason ?? '').trim() === '') return refuse({ code: 'GUIDANCE_REASON_MISSING' });
  const { caller, now } = context;
  const when = await whenSat(context);
  return context.em.transactional(async (tx): Promise<Done> => {
    const guidance = await tx.findOne(MarkingGuidance, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!guidance) return refuse({ code: 'GUIDANCE_UNKNOWN', given: id });
    if (guidance.version !== seen) return refuse({ code: 'GUIDANCE_CHANGED_MEANWHILE', expected: seen, found: guidance.version });
    const allowed = checkGuidanceAct(guidance, act, caller.sub);
    if (!allowed.ok) return allowed;
    const { session, paper, kind, visibleAt } = guidance;
    const embargo = act === 'VALIDATE' ? checkEmbargo(visibleAt, paper, paperEnd(when, session, paper)) : accept(visibleAt);
    if (!embargo.ok) return embargo;
    const move = async (row: MarkingGuidance, to: GuidanceState, why: string | null): Promise<void> => {
      tx.create(GuidanceChange, { guidanceId: row.id, at: now(), by: caller.sub, stateBefore: row.state, stateAfter: to, reason: why });
      row.state = to;
      await tx.flush();
    };
    if (act === 'VALIDATE') {
      await tx.execute('select pg_advisory_xact_lock(?, hashtext(?))', [GUIDANCE_LOCK, `${session} ${paper}`]);
      const before = await tx.findOne(MarkingGuidance, { session, paper, kind, state: GuidanceState.VALIDATED }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (before) await move(before, GuidanceState.SUPERSEDED, `Remplacée par le numéro ${guidance.number}`);
    }
    await move(guidance, act === 'VALIDATE' ? GuidanceState.VALIDATED : GuidanceState.WITHDRAWN, reason?.trim() ?? null);
    return accept(guidance);
  });
}
