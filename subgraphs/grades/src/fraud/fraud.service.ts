import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { rolesAt } from '@mirex/kit/access/reach.rules';
import { type Context, within } from '@mirex/kit/context';
import { LockMode } from '@mikro-orm/postgresql';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { endCase } from './end-case.ts';
import { FraudChange } from './fraud-change.entity.ts';
import { FraudCase } from './fraud.entity.ts';
import { checkAppeal, checkCompetence, checkDay, checkSanction, type FraudRefusal, nextState, type Sanction } from './fraud.rules.ts';
import type { Day } from '@mirex/schema/day';
import { type Clock, clockOf } from './fraud-terms.ts';
import { FraudAct, FraudPlace, type FraudProposal, FraudState } from './fraud.type.ts';

export interface Observation {
  readonly enrolmentId: GlobalId;
  readonly place: FraudPlace;
  readonly papers: readonly string[];
  readonly facts: string;
  /** That the candidate was sent out: the law forbids it. */
  readonly candidateRemoved: boolean;
}

/**
 * Opens a case on what was seen. From then on the candidate's result is suspended.
 *
 * Two who open one on the same enrolment at once: the second is refused with FRAUD_CASE_OPEN.
 */
export async function observeFraud({ enrolmentId, place, papers, facts, candidateRemoved }: Observation, context: Context): Promise<Outcome<FraudCase, FraudRefusal>> {
  if (candidateRemoved) return refuse({ code: 'PARTICIPATION_INTERRUPTED' });
  if (facts.trim() === '') return refuse({ code: 'FRAUD_FACTS_MISSING' });
  if ((place === FraudPlace.PAPER) !== papers.length > 0) return refuse({ code: 'FRAUD_PAPERS_MISSING' });
  return context.em.transactional(async (tx) => {
    // Whoever was there may tell, though the enrolment is not theirs to read.
    const enrolment = await tx.findOne(KnownEnrolment, { id: enrolmentId }, { filters: false, lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!enrolment) return refuse({ code: 'FRAUD_ENROLMENT_UNKNOWN', given: enrolmentId });
    const open = await tx.findOne(FraudCase, { enrolmentId, state: { $ne: FraudState.FINAL } }, { filters: false });
    if (open) return refuse({ code: 'FRAUD_CASE_OPEN', other: open.id });
    const opened = tx.create(FraudCase, {
      id: context.newId('FRA'), enrolmentId, candidateId: enrolment.candidateId, session: enrolment.session, specialityCode: enrolment.specialityCode,
      place, papers: [...papers], facts: facts.trim(), state: FraudState.OBSERVED,
    });
    trace(within(context, tx), opened, { act: 'OBSERVE', to: null, reason: null });
    return accept(opened);
  });
}

export interface FraudStep {
  readonly act: FraudAct;
  /** The day of the act: that of its receipt for what is notified. */
  readonly on: Day;
  readonly countersigned: boolean | null;
  readonly proposal: FraudProposal | null;
  readonly sanction: Sanction;
  readonly reason: string | null;
}

/**
 * Takes a case one act further, with its day. What the law forbids is refused; what ends the case is told.
 *
 * Two at once: the second is refused with FRAUD_CHANGED_MEANWHILE.
 */
export async function advanceFraudCase(id: GlobalId, seen: number, step: FraudStep, context: Context): Promise<Outcome<FraudCase, FraudRefusal>> {
  const competent = checkCompetence(step.act, rolesAt(context.caller, context.owner));
  if (!competent.ok) return competent;
  return context.em.transactional(async (tx) => {
    const found = await tx.findOne(FraudCase, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!found) return refuse({ code: 'FRAUD_CASE_UNKNOWN', given: id });
    if (found.version !== seen) return refuse({ code: 'FRAUD_CHANGED_MEANWHILE', expected: seen, found: found.version });
    const enrolment = await tx.findOne(KnownEnrolment, { id: found.enrolmentId }, { filters: false });
    const clock = await clockOf({ session: found.session, speciality: found.specialityCode, uai: enrolment?.establishmentUai ?? null }, context);
    if (!clock.ok) return clock;
    const to = check(found, step, clock.value);
    if (!to.ok) return to;
    trace(within(context, tx), found, { act: step.act, to: to.value, reason: step.reason });
    apply(found, step);
    found.state = to.value;
    if (found.state === FraudState.FINAL) await endCase(tx, found, context);
    return accept(found);
  });
}

function check(found: FraudCase, step: FraudStep, { terms, today }: Clock): Outcome<FraudState, FraudRefusal> {
  const { act, on } = step;
  const to = nextState(found.state, act);
  if (!to.ok) return to;
  const day = checkDay(on, today, [found.recordOn, found.sentOn, found.reportOn, found.noticeOn, found.sanctionOn, found.notifiedOn, found.appealedOn, found.commissionOn, found.opinionOn]);
  if (!day.ok) return day;
  if (act === FraudAct.REPORT && step.proposal === null) return refuse({ code: 'CHAIR_PROPOSAL_MISSING' });
  // The day of a sanction is the one that it is: nobody may date it later to be in time.
  const allowed = act === FraudAct.SANCTION ? checkSanction(found, step.sanction, terms, on) : act === FraudAct.APPEAL ? checkAppeal(found, terms, on) : accept(null);
  return allowed.ok ? accept(to.value as FraudState) : allowed;
}

/** What each act leaves in the case. */
function apply(found: FraudCase, { act, on, countersigned, proposal, sanction }: FraudStep): void {
  const left: Readonly<Record<FraudAct, () => Partial<FraudCase>>> = {
    SIGN_RECORD: () => ({ recordOn: on, countersigned: countersigned ?? false }),
    SEND_TO_CHAIR: () => ({ sentOn: on }),
    REPORT: () => ({ reportOn: on, proposal }),
    GIVE_NOTICE: () => ({ noticeOn: on }),
    SANCTION: () => ({ sanctionOn: on, authority: sanction.authority as FraudCase['authority'], banMonths: sanction.banMonths, sanctioned: true }),
    CLOSE: () => ({}),
    NOTIFY: () => ({ notifiedOn: on }),
    APPEAL: () => ({ appealedOn: on }),
    SET_COMMISSION: () => ({ commissionOn: on }),
    GIVE_OPINION: () => ({ opinionOn: on }),
    MINISTER_REJECTS: () => ({}),
    MINISTER_ANNULS: () => ({ sanctioned: false, banMonths: 0 }),
  };
  Object.assign(found, left[act]());
}

/** Writes an act into the history of a case. @param to null: it is the first, and the case is as it was opened. */
export function trace({ em, caller, now }: Pick<Context, 'em' | 'caller' | 'now'>, { id, state }: FraudCase, { act, to, reason }: { readonly act: string; readonly to: FraudState | null; readonly reason: string | null }): void {
  em.create(FraudChange, { caseId: id, at: now(), by: caller.sub, act, stateBefore: to === null ? null : state, stateAfter: to ?? state, reason });
}
