import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import { Paper } from '../paper/paper.entity.ts';
import { NationalSubject, type SubjectRole, SubjectState } from './national-subject.entity.ts';
import { SubjectChange } from './subject-change.entity.ts';
import { moveTo } from './subject-trace.ts';
import { checkSelection, checkSubjectStep, type SubjectRefusal } from './subject.rules.ts';

type Done = Promise<Outcome<NationalSubject, SubjectRefusal>>;

export interface Commission {
  readonly session: number;
  readonly paper: string;
  readonly reference: string;
  readonly digest: string;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** Enters a subject for a paper. Two at once: the paper's row makes the second wait, and take the next rank. */
export function commissionSubject({ session, paper: code, reference, digest }: Commission, context: Context): Done {
  return context.em.transactional(async (tx) => {
    if (!DIGEST.test(digest)) return refuse({ code: 'SUBJECT_DIGEST_MALFORMED' });
    const paper = await tx.findOne(Paper, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!paper || !coversSession(paper, session)) return refuse({ code: 'SUBJECT_PAPER_UNKNOWN', given: code, session });
    const rank = (await tx.count(NationalSubject, { sessionYear: session, paperCode: code })) + 1;
    const subject = tx.create(NationalSubject, {
      code: `${session}/${code}/${rank}`, sessionYear: session, paperCode: code, rank, reference, digest, state: SubjectState.COMMISSIONED,
    });
    tx.create(SubjectChange, { subjectCode: subject.code, at: context.now(), by: context.caller.sub, stateBefore: null, stateAfter: SubjectState.COMMISSIONED });
    return accept(subject);
  });
}

/** Takes a subject on by hand. Two at once: the second waits, and is told that it changed. */
export function moveSubject({ code, to, version }: { readonly code: string; readonly to: SubjectState; readonly version: number }, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const subject = await tx.findOne(NationalSubject, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject) return refuse({ code: 'SUBJECT_UNKNOWN', given: code });
    const step = checkSubjectStep(subject, to, version);
    if (!step.ok) return step;
    await moveTo(tx, subject, to, null, context);
    return accept(subject);
  });
}

/** Chooses a validated subject for a role. Two who choose for one paper at once wait for each other at the paper's row. */
export function selectSubject({ code, role, version }: { readonly code: string; readonly role: SubjectRole; readonly version: number }, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const asked = await tx.findOne(NationalSubject, { code });
    if (!asked) return refuse({ code: 'SUBJECT_UNKNOWN', given: code });
    await tx.findOne(Paper, { code: asked.paperCode }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const subject = await tx.refreshOrFail(asked);
    const { sessionYear, paperCode, digest } = subject;
    const others = await tx.find(NationalSubject, { sessionYear, paperCode, code: { $ne: code } });
    const former = await tx.find(NationalSubject, { digest, $or: [{ sessionYear: { $ne: sessionYear } }, { paperCode: { $ne: paperCode } }] });
    const checked = checkSelection(subject, role, version, others, former);
    if (!checked.ok) return checked;
    subject.role = role;
    await moveTo(tx, subject, SubjectState.SELECTED, null, context);
    return accept(subject);
  });
}
