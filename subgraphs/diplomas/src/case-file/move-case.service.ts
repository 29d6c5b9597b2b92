import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { addMonths, dayAt } from '@mirex/schema/day';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { KnownDecision } from '../decision/known-decision.entity.ts';
import { asksForDeliberation, type CaseAnswer, checkCaseAnswer } from './case-answer.rules.ts';
import { CaseChange } from './case-change.entity.ts';
import { CaseFile, CaseKind, CaseOutcome, CaseState } from './case-file.entity.ts';
import type { CaseRefusal } from './case-file.messages.ts';
import { type CaseMove, checkCaseMove } from './case-state.rules.ts';
import { caseTerms } from './case-terms.ts';

type Done = Promise<Outcome<CaseFile, CaseRefusal>>;

/** Takes a case on. Two at once: the second waits for the first, then is refused with CASE_CHANGED_MEANWHILE. */
export const moveCase = (id: GlobalId, step: CaseMove & { readonly reason: string | null }, context: Context): Done =>
  locked(id, context, async (found, inside) => {
    const checked = checkCaseMove(found, step, await lastDecision(found.enrolmentId, inside));
    if (!checked.ok) return checked;
    const to = CaseState[checked.value];
    trace(found, to, { assignee: step.assignee, reason: step.reason }, inside);
    if (to === CaseState.ASSIGNED) found.assignee = step.assignee?.trim() ?? null;
    if (to === CaseState.CLOSED) found.awaitsDecisionAfter = null;
    return accept(found);
  });

/** Answers a case. One in which an error is recognised waits from then on for a decision of the jury that follows the present one. */
export const answerCase = (id: GlobalId, answer: CaseAnswer, context: Context): Done =>
  locked(id, context, async (found, inside) => {
    const checked = checkCaseAnswer(asAnswered(found), answer);
    if (!checked.ok) return checked;
    const terms = await caseTerms({ diploma: found.diplomaCode, session: found.session }, inside);
    if (!terms.ok) return terms;
    const outcome = CaseOutcome[checked.value];
    const today = dayAt(inside.now(), found.timeZone);
    trace(found, CaseState.ANSWERED, { assignee: null, reason: outcome }, inside);
    Object.assign(found, { outcome, answer: answer.text.trim(), enclosures: [...answer.enclosures], answeredOn: today, answeredBy: inside.caller.sub });
    found.furtherUntil = furtherWithin(found.kind, outcome, terms.value, today);
    if (asksForDeliberation(outcome)) found.awaitsDecisionAfter = await lastDecision(found.enrolmentId, inside);
    return accept(found);
  });

const asAnswered = ({ state, version, awaitsDecisionAfter, kind, requestedDocument: document }: CaseFile) => ({ state, version, awaitsDecisionAfter, kind, document });

/** Until when one can go on from an answer that gives less than was asked. */
function furtherWithin(kind: CaseKind, outcome: CaseOutcome, terms: { readonly appealWithin: number; readonly documentToCadaWithin: number }, today: string): string | null {
  if (outcome === CaseOutcome.DOCUMENT_REFUSED) return addMonths(today, terms.documentToCadaWithin);
  const rejected = outcome === CaseOutcome.REJECTED || outcome === CaseOutcome.SOVEREIGN_JUDGEMENT;
  return rejected && kind !== CaseKind.CONTENTIOUS_APPEAL ? addMonths(today, terms.appealWithin) : null;
}

const locked = (id: GlobalId, context: Context, act: (found: CaseFile, inside: Context) => Done): Done =>
  context.em.transactional(async (tx) => {
    const found = await tx.findOne(CaseFile, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return found ? act(found, within(context, tx)) : refuse({ code: 'CASE_UNKNOWN', given: id });
  });

/** Number of the jury's last decision, published or not; 0 when it has decided nothing. */
const lastDecision = async (enrolmentId: GlobalId, { em }: Context): Promise<number> => (await em.findOne(KnownDecision, { enrolmentId }, { filters: false }))?.number ?? 0;

function trace(found: CaseFile, to: CaseState, { assignee, reason }: { assignee: string | null; reason: string | null }, { em, now, caller }: Context): void {
  em.create(CaseChange, { caseId: found.id, at: now(), by: caller.sub, stateBefore: found.state, stateAfter: to, assignee: assignee?.trim() || null, reason: reason?.trim() || null });
  found.state = to;
}
