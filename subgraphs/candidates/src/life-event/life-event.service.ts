import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { todayAt } from '../calendar/calendar.ts';
import { DocumentKind, DocumentState, SupportingDocument } from '../document/supporting-document.entity.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { checkStanding, type TransitionRefusal } from '../enrolment/enrolment.rules.ts';
import { PaperMap } from '../paper-map/paper-map.entity.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { type Step, stepRecord, trace } from '../record/record.service.ts';
import { LifeEvent, type LifeEventKind, LifeEventState } from './life-event.entity.ts';
import { checkReport, type LifeEventRefusal, NEXT_LIFE_EVENT_STATES } from './life-event.rules.ts';

type Done = Promise<Outcome<LifeEvent, LifeEventRefusal | RecordRefusal | TransitionRefusal>>;

export interface Report {
  readonly enrolmentId: GlobalId;
  readonly kind: LifeEventKind;
  readonly day: string;
  readonly paper: string | null;
}

/** Takes a report in. Two who report the same at once: one is LIFE_EVENT_REPORTED_ALREADY. */
export function reportLifeEvent({ enrolmentId, kind, day, paper }: Report, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const enrolment = await tx.findOne(Enrolment, { id: enrolmentId });
    if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const standing = checkStanding(enrolment, enrolment.version);
    if (!standing.ok) return standing;
    const map = await tx.findOne(PaperMap, { enrolmentId });
    const sat = (map?.papers ?? []).filter(({ status }) => status === 'TO_SIT').map((line) => line.paper);
    const checked = checkReport({ kind, day, paper }, enrolment.session, sat, await todayAt(enrolment, inside));
    if (!checked.ok) return checked;
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`life event ${enrolmentId}`]);
    if (await tx.findOne(LifeEvent, { enrolmentId, kind, day, paper, state: { $ne: LifeEventState.CANCELLED } })) return refuse({ code: 'LIFE_EVENT_REPORTED_ALREADY' });
    const event = tx.create(LifeEvent, { id: context.newId('LIF'), enrolmentId, kind, day, paper, reportedAt: context.now(), state: LifeEventState.REPORTED });
    trace(tx, { id: event.id, enrolmentId, version: 1 }, { from: null, to: 'REPORTED', reason: null }, context);
    return accept(event);
  });
}

/** Judges an absence, takes note of an accident, or cancels what was a mistake. Whatever is not plainly taken note of needs a reason. */
export function settleLifeEvent(asked: Step<LifeEventState>, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const event = await tx.findOne(LifeEvent, { id: asked.id });
    if (!event) return refuse({ code: 'RECORD_UNKNOWN', given: asked.id });
    const reason = asked.to === LifeEventState.RECORDED || asked.to === LifeEventState.JUSTIFIED ? accept(asked.reason ?? null) : readReason(asked.reason);
    if (!reason.ok) return reason;
    if (asked.to === LifeEventState.JUSTIFIED && !(await isProved(event, inside))) return refuse({ code: 'ABSENCE_WITHOUT_PROOF' });
    return stepRecord(LifeEvent, NEXT_LIFE_EVENT_STATES[event.kind], { ...asked, reason: reason.value }, inside);
  });
}

const isProved = async ({ enrolmentId }: LifeEvent, { em }: Context): Promise<boolean> =>
  (await em.count(SupportingDocument, { enrolmentId, kind: DocumentKind.ABSENCE_PROOF, state: DocumentState.ACCEPTED })) > 0;
