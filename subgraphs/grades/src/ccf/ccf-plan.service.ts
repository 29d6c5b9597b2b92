import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { placeDay } from '@mirex/kit/place-clock';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';

import { papersOf } from '../mark/mark.rules.ts';
import { CcfChange, CcfPlan, CcfSituation, type CcfState } from './ccf.entity.ts';
import { assessesByCcf, type CcfActName, type CcfRefusal, ccfState } from './ccf.rules.ts';

export interface DraftedSituation {
  readonly paper: string;
  readonly label: string;
  readonly weightTenths: number;
}

export interface DraftedPlan {
  readonly session: number;
  readonly speciality: string;
  readonly uai: string;
  readonly dueAt: Date;
  readonly situations: readonly DraftedSituation[];
}

/**
 * Drafts the plan of a school: every paper that is assessed during the course has its situations, and no other.
 *
 * Two who draft the same at once: the second is refused with CCF_PLAN_EXISTS.
 */
export async function draftPlan({ session, speciality, uai, dueAt, situations }: DraftedPlan, context: Context): Promise<Outcome<CcfPlan, CcfRefusal>> {
  if (!(await accredited(uai, speciality, context))) return refuse({ code: 'CCF_NOT_ACCREDITED', uai });
  const papers = papersOf(await dataSet(context, 'papers'), speciality, session).filter(({ mode }) => mode === 'CCF').map(({ code }) => code);
  const missing = papers.find((paper) => !situations.some((situation) => situation.paper === paper));
  if (missing !== undefined) return refuse({ code: 'CCF_SITUATION_MISSING', paper: missing });
  const terminal = situations.find(({ paper }) => !papers.includes(paper));
  if (terminal) return refuse({ code: 'CCF_PAPER_TERMINAL', paper: terminal.paper });
  const weightless = situations.findIndex(({ weightTenths }) => weightTenths < 1);
  if (weightless >= 0) return refuse({ code: 'CCF_SITUATION_WEIGHT', situation: weightless + 1 });
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`ccf ${session} ${speciality} ${uai}`]);
    const existing = await tx.findOne(CcfPlan, { session, specialityCode: speciality, establishmentUai: uai });
    if (existing) return refuse({ code: 'CCF_PLAN_EXISTS', other: existing.id });
    const plan = tx.create(CcfPlan, { id: context.newId('CCP'), session, specialityCode: speciality, establishmentUai: uai, dueAt });
    await tx.flush();
    for (const [i, situation] of situations.entries()) tx.create(CcfSituation, { planId: plan.id, number: i + 1, paper: situation.paper, label: situation.label, weightTenths: situation.weightTenths });
    traceCcf(tx, plan, { act: 'DRAFT_PLAN', before: null, lines: null, reason: null }, context);
    return accept(plan);
  });
}

async function accredited(uai: string, speciality: string, context: Context): Promise<boolean> {
  const sector = (await dataSet(context, 'establishments')).find((establishment) => establishment.uai === uai)?.sector;
  const today = await placeDay(uai, context);
  const held = (await dataSet(context, 'accreditations')).some((each) =>
    each.uai === uai && each.kind === 'CCF' && (each.speciality === null || each.speciality === speciality) && each.from <= today && today <= each.to);
  return sector !== undefined && assessesByCcf(sector, held);
}

/** Takes a plan for an act: as it was read, and in a state that allows it. */
export async function heldPlan(tx: EntityManager, id: GlobalId, seen: number | null, act: CcfActName): Promise<Outcome<{ readonly plan: CcfPlan; readonly to: CcfState | null }, CcfRefusal>> {
  const plan = await tx.findOne(CcfPlan, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!plan) return refuse({ code: 'CCF_PLAN_UNKNOWN', given: id });
  if (seen !== null && plan.version !== seen) return refuse({ code: 'CCF_CHANGED_MEANWHILE', expected: seen, found: plan.version });
  const to = ccfState(plan.state, act);
  return to.ok ? accept({ plan, to: to.value as CcfState | null }) : to;
}

/** Takes a plan one act further: submitted or validated; what is returned says why. */
export async function moveCcfPlan(id: GlobalId, seen: number, act: Exclude<CcfActName, 'ENTER_MARKS' | 'SUBMIT_MARKS' | 'VALIDATE_MARKS'>, reason: string | null, context: Context): Promise<Outcome<CcfPlan, CcfRefusal>> {
  if ((act === 'RETURN_PLAN' || act === 'RETURN_MARKS') && (reason ?? '').trim() === '') return refuse({ code: 'CCF_REASON_MISSING' });
  return context.em.transactional(async (tx) => {
    const held = await heldPlan(tx, id, seen, act);
    if (!held.ok) return held;
    const { plan, to } = held.value;
    const before = plan.state;
    plan.state = to ?? before;
    traceCcf(tx, plan, { act, before, lines: null, reason }, context);
    return accept(plan);
  });
}

export function traceCcf(tx: EntityManager, plan: CcfPlan, { act, before, lines, reason }: { readonly act: string; readonly before: CcfState | null; readonly lines: number | null; readonly reason: string | null }, { caller, now }: Pick<Context, 'caller' | 'now'>): void {
  tx.create(CcfChange, { planId: plan.id, at: now(), by: caller.sub, act, stateBefore: before, stateAfter: plan.state, lines, reason });
}
