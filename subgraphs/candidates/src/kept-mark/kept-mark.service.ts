import type { GlobalId } from '@mirex/schema/global-id';
import { type MarkRefusal, readMark } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { Enrolment, ExamForm } from '../enrolment/enrolment.entity.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';
import { papersOf } from '../paper-map/paper-map.rules.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { stepRecord, trace } from '../record/record.service.ts';
import { GrantState, KeptMark } from './kept-mark.entity.ts';
import { checkKeptMark, type KeepingRules, type KeptMarkRefusal, NEXT_GRANT_STATES } from './kept-mark.rules.ts';

export interface AskedKeptMark {
  readonly enrolmentId: GlobalId;
  readonly paper: string;
  readonly points: string;
  readonly earnedPaper: string;
  readonly earnedSession: number;
}

type Refused = KeptMarkRefusal | RecordRefusal | MarkRefusal;

const KEEPING_CASES: ReadonlySet<EnrolmentCase> = new Set([EnrolmentCase.REPEATER, EnrolmentCase.PROGRESSIVE_70, EnrolmentCase.PROGRESSIVE_71, EnrolmentCase.PROGRESSIVE_72]);

/** Asks to keep a mark. Two who ask for one paper at once: one is KEPT_MARK_ASKED_ALREADY. */
export function requestKeptMark({ enrolmentId, paper, points, earnedPaper, earnedSession }: AskedKeptMark, context: Context): Promise<Outcome<KeptMark, Refused>> {
  return context.em.transactional(async (tx) => {
    const enrolment = await tx.findOne(Enrolment, { id: enrolmentId });
    if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const { session, specialityCode, enrolmentCase, form } = enrolment;
    const { papers } = await openingsOf(context);
    const target = papersOf(papers.get(specialityCode) ?? [], session).find(({ code }) => code === paper);
    if (!target) return refuse({ code: 'KEPT_MARK_PAPER_UNKNOWN', paper });
    const mark = readMark(points, target.markStep);
    if (!mark.ok) return mark;
    const earned = { paper: earnedPaper, session: earnedSession, hundredths: mark.value };
    const checked = checkKeptMark(target, earned, { session, keeps: KEEPING_CASES.has(enrolmentCase), progressive: form === ExamForm.PROGRESSIVE }, await keepingRules(specialityCode, session, context));
    if (!checked.ok) return checked;

    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`${enrolmentId} ${paper}`]);
    const held = await tx.findOne(KeptMark, { enrolmentId, paper });
    if (held) return refuse({ code: 'KEPT_MARK_ASKED_ALREADY', paper });
    const kept = tx.create(KeptMark, { id: context.newId('KEP'), enrolmentId, paper, hundredths: mark.value, earnedPaper, earnedSession, state: GrantState.REQUESTED });
    trace(tx, { id: kept.id, enrolmentId, version: 1 }, { from: null, to: 'REQUESTED', reason: null }, context);
    return accept(kept);
  });
}

export interface Decided {
  readonly id: GlobalId;
  readonly version: number;
  readonly granted: boolean;
  readonly reason?: string | null | undefined;
}

/** Grants or refuses; what is granted is on the paper map at once, and told. */
export function decideKeptMark({ id, version, granted, reason }: Decided, context: Context): Promise<Outcome<KeptMark, RecordRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const why = granted ? accept(reason ?? null) : readReason(reason);
    if (!why.ok) return why;
    const decided = await stepRecord(KeptMark, NEXT_GRANT_STATES, { id, version, to: granted ? GrantState.GRANTED : GrantState.REFUSED, reason: why.value }, inside);
    if (!decided.ok) return decided;
    await tx.flush();
    await redrawMaps([decided.value.enrolmentId], inside);
    return decided;
  });
}

async function keepingRules(speciality: string, session: number, context: Context): Promise<KeepingRules> {
  const fact = (await openingsOf(context)).specialities.get(speciality);
  const diploma = fact?.diploma ?? '';
  const regulations = await dataSet(context, 'regulations');
  // The parts of a diploma keep marks alike: the widest rule of any of them holds.
  const scopes = [null, ...new Set(regulations.filter((one) => one.diploma === diploma).map(({ scope }) => scope))];
  const number = (name: string): number | undefined => scopes.map((scope) => ruleNumber(regulations, { diploma, session, scope }, name)).find((value) => value !== undefined);
  return { diploma, sessions: number('KEPT_MARKS'), from: number('KEPT_MARKS_FROM'), anySpecialityUpTo: number('KEPT_IN_ANY_SPECIALITY_UP_TO'), replaces: fact?.replaces ?? [] };
}
