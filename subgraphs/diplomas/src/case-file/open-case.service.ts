import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import { placeClock } from '@mirex/kit/place-clock';
import { dayAt } from '@mirex/schema/day';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { KnownDecision } from '../decision/known-decision.entity.ts';
import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { ExamResult } from '../result/exam-result.entity.ts';
import { CaseChange } from './case-change.entity.ts';
import { CaseFile, type CaseGround, type CaseKind, CaseState, type RequestedDocument } from './case-file.entity.ts';
import type { CaseRefusal } from './case-file.messages.ts';
import { checkCaseOpening } from './case-opening.rules.ts';
import { caseTerms } from './case-terms.ts';

export interface NewCase {
  readonly enrolment: GlobalId;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly body: string;
  readonly document: RequestedDocument | null;
  readonly paper: string | null;
  readonly ground: CaseGround | null;
  readonly against: GlobalId | null;
  readonly receivedOn: string | null;
}

/** Those who open a case for somebody else, and may say when its letter came in. */
const AGENTS: ReadonlySet<string> = new Set(['HEAD', 'UNIT', 'TRANS', 'SIGN']);

/**
 * Opens a case, once for each key: the candidate's own, or an agent's for them. What it goes on from is appealed by it.
 *
 * Two who open one on the same matter at once: the second is refused with CASE_ALREADY_OPEN.
 */
export async function openCase(asked: NewCase, idempotencyKey: string, context: Context): Promise<Outcome<GlobalId, CaseRefusal | IdempotencyRefusal>> {
  try {
    return await once(context, { key: idempotencyKey, act: 'openCase', input: asked }, (held) => open(asked, held));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException && error.message.includes('one_open_case_per_matter')) return refuse({ code: 'CASE_ALREADY_OPEN' });
    throw error;
  }
}

async function open(asked: NewCase, context: Context): Promise<Outcome<GlobalId, CaseRefusal>> {
  const { em, now, caller, newId } = context;
  const enrolment = await em.findOne(KnownEnrolment, { id: asked.enrolment });
  if (!enrolment) return refuse({ code: 'CASE_ENROLMENT_UNKNOWN', given: asked.enrolment });
  const { session, candidateId, diplomaCode: diploma } = enrolment;
  const terms = await caseTerms({ diploma: diploma ?? '', session }, context);
  if (!terms.ok) return terms;
  const result = await em.findOne(ExamResult, { enrolmentId: asked.enrolment });
  const before = asked.against === null ? null : await em.findOne(CaseFile, { id: asked.against }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (asked.against !== null && !before) return refuse({ code: 'CASE_UNKNOWN', given: asked.against });
  if (before && before.enrolmentId !== asked.enrolment) return refuse({ code: 'CASE_OF_ANOTHER_ENROLMENT', given: before.id });
  const timeZone = await placeClock(enrolment.establishmentUai, context);
  const today = dayAt(now(), timeZone);
  if (asked.receivedOn !== null && !rolesAt(caller, context.owner).some((role) => AGENTS.has(role))) return refuse({ code: 'CASE_RECEIVED_ON', given: asked.receivedOn });
  const receivedOn = asked.receivedOn ?? today;
  const known = { today, publishedOn: result && dayAt(result.publishedAt, timeZone), papers: await papersOf(asked.enrolment, result, context), before };
  const dueOn = checkCaseOpening({ ...asked, receivedOn }, known, terms.value);
  if (!dueOn.ok) return dueOn;
  const { kind, subject, body, document, paper, ground } = asked;
  const opened = em.create(CaseFile, {
    id: newId('CAS'), kind, enrolmentId: enrolment.id, candidateId, session, diplomaCode: diploma ?? '', timeZone, requestedDocument: document, paper, ground, againstId: before?.id ?? null,
    subject: subject.trim().slice(0, 200), body: body.trim().slice(0, 20_000), openedAt: now(), openedBy: caller.sub, receivedOn, dueOn: dueOn.value,
  });
  em.create(CaseChange, { caseId: opened.id, at: now(), by: caller.sub, stateBefore: null, stateAfter: CaseState.RECEIVED });
  if (before) {
    em.create(CaseChange, { caseId: before.id, at: now(), by: caller.sub, stateBefore: before.state, stateAfter: CaseState.APPEALED, reason: opened.id });
    before.state = CaseState.APPEALED;
  }
  await em.flush();
  return accept(opened.id);
}

/** The papers of the decision that is out. Of all rows: whose result it is was checked. */
async function papersOf(enrolmentId: GlobalId, result: ExamResult | null, { em }: Context): Promise<readonly string[]> {
  const decided = result && await em.findOne(KnownDecision, { enrolmentId }, { filters: false });
  return decided?.told.marks.map(({ paper }) => paper) ?? [];
}
