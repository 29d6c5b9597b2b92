import { type AccommodationTold, toldMeasuresAt } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import { seatDay } from '@mirex/schema/seat-day';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { todayAt } from '../calendar/calendar.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { PaperMap } from '../paper-map/paper-map.entity.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { type Step, stepRecord, trace } from '../record/record.service.ts';
import { AccommodationDecision, AccommodationRequest, AccommodationState, type SupportPlan } from './accommodation-request.entity.ts';
import {
  type AccommodationRefusal, type AskedMeasure, checkInTime, checkSimplified, decide, type MeasureDecision, NEXT_ACCOMMODATION_STATES, readMeasures,
} from './accommodation.rules.ts';
import { DesignatedDoctor } from './designated-doctor.entity.ts';
import { MEASURES } from './measure.regulation.ts';
import { openMeasures, sealMeasures, sealOpinion, sealPlan } from './sealed-measures.ts';

type Refused = AccommodationRefusal | RecordRefusal;
type Done = Promise<Outcome<AccommodationRequest, Refused>>;

export interface Submission {
  readonly enrolmentId: GlobalId;
  readonly measures: readonly AskedMeasure[];
  readonly plan: SupportPlan | null;
  readonly evolved: boolean;
}

/** Minutes that a third of an hour is. */
const THIRD = 20;

/** Asks for measures, once for each enrolment. Two at once: one is ACCOMMODATION_ASKED_ALREADY. */
export function submitAccommodation({ enrolmentId, measures, plan, evolved }: Submission, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const enrolment = await tx.findOne(Enrolment, { id: enrolmentId });
    if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const { session } = enrolment;
    const rule = await rulesOf(enrolment, inside);
    const late = checkInTime(await todayAt(enrolment, inside), session, rule('ACCOMMODATION_ASKED_UNTIL'), evolved);
    if (!late.ok) return late;
    const map = await tx.findOne(PaperMap, { enrolmentId });
    const sat = (map?.papers ?? []).filter(({ status }) => status === 'TO_SIT').map(({ paper }) => paper);
    const asked = readMeasures(measures, { known: MEASURES, sat, most: THIRD * rule('EXTRA_TIME_AT_MOST_THIRDS') });
    if (!asked.ok) return asked;
    const simplified = plan === null ? accept(null) : checkSimplified(plan, asked.value);
    if (!simplified.ok) return simplified;

    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`accommodation ${enrolmentId}`]);
    if (await tx.findOne(AccommodationRequest, { enrolmentId })) return refuse({ code: 'ACCOMMODATION_ASKED_ALREADY' });
    const id = context.newId('ACC');
    const request = tx.create(AccommodationRequest, {
      id, enrolmentId, session, plan: sealPlan(context.vault, plan, id), late: late.value, asked: sealMeasures(context.vault, asked.value, 'asked', id), submittedAt: context.now(), state: AccommodationState.SUBMITTED,
    });
    trace(tx, { id: request.id, enrolmentId, version: 1 }, { from: null, to: 'SUBMITTED', reason: null }, context);
    return accept(request);
  });
}

export type AccommodationStep = Omit<Step<AccommodationState>, 'to'>;

const stepTo = (to: AccommodationState) => (asked: AccommodationStep, context: Context): Done =>
  context.em.transactional((tx) => stepRecord(AccommodationRequest, NEXT_ACCOMMODATION_STATES, { ...asked, to }, within(context, tx)));

/** Says whether the file is complete; if not, what is missing. */
export function completeAccommodation({ complete, ...asked }: AccommodationStep & { readonly complete: boolean }, context: Context): Done {
  const reason = complete ? accept(asked.reason ?? null) : readReason(asked.reason);
  if (!reason.ok) return Promise.resolve(reason);
  return stepTo(complete ? AccommodationState.COMPLETE : AccommodationState.INCOMPLETE)({ ...asked, reason: reason.value }, context);
}

/** The opinion of a doctor whom the CDAPH designated, on that day at the seat of the MIREX. It is sealed: the authority opens it to decide. */
export function recordOpinion({ proposed, ...asked }: AccommodationStep & { readonly proposed: readonly string[] }, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const today = seatDay(context.owner, context.now());
    const designated = await tx.findOne(DesignatedDoctor, { account: context.caller.sub, validFrom: { $lte: today }, validTo: { $gte: today } });
    if (!designated) return refuse({ code: 'DOCTOR_NOT_DESIGNATED' });
    const unknown = proposed.find((code) => !Object.hasOwn(MEASURES, code));
    if (unknown !== undefined) return refuse({ code: 'MEASURE_UNKNOWN', given: unknown });
    const stepped = await stepRecord(AccommodationRequest, NEXT_ACCOMMODATION_STATES, { ...asked, to: AccommodationState.MEDICAL_OPINION }, within(context, tx));
    if (stepped.ok) stepped.value.opinion = sealOpinion(context.vault, proposed, stepped.value.id);
    return stepped;
  });
}

/** Takes up a request by the simplified procedure, without a doctor. */
export function simplifyAccommodation(asked: AccommodationStep, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const request = await tx.findOne(AccommodationRequest, { id: asked.id });
    if (request?.plan === null) return refuse({ code: 'NOT_SIMPLIFIED' });
    return stepRecord(AccommodationRequest, NEXT_ACCOMMODATION_STATES, { ...asked, to: AccommodationState.SIMPLIFIED }, within(context, tx));
  });
}

/** Decides every measure, and tells the centres what was granted. Whatever is not granted needs a reason. */
export function decideAccommodation({ measures, ...asked }: AccommodationStep & { readonly measures: readonly MeasureDecision[] }, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const request = await tx.findOne(AccommodationRequest, { id: asked.id });
    if (!request) return refuse({ code: 'RECORD_UNKNOWN', given: asked.id });
    const { vault } = context;
    const decided = decide(openMeasures(vault, request.asked, 'asked', request.id), measures);
    if (!decided.ok) return decided;
    const { decision, granted } = decided.value;
    const reason = decision === 'GRANTED' ? accept(asked.reason ?? null) : readReason(asked.reason);
    if (!reason.ok) return reason;
    const stepped = await stepRecord(AccommodationRequest, NEXT_ACCOMMODATION_STATES, { ...asked, to: AccommodationState.DECIDED, reason: reason.value }, inside);
    if (!stepped.ok) return stepped;
    const row = stepped.value;
    row.decision = AccommodationDecision[decision];
    row.granted = sealMeasures(vault, granted, 'granted', row.id);
    await tx.flush();
    const payload: AccommodationTold = { enrolmentId: row.enrolmentId, session: row.session, decision, measures: vault.seal(JSON.stringify(granted), toldMeasuresAt(row.enrolmentId)) };
    await context.emit(tx, [{ topic: 'accommodation.decided', key: row.enrolmentId, version: row.version, payload }], context.now());
    return accept(row);
  });
}

export const notifyAccommodation = stepTo(AccommodationState.NOTIFIED);
export const implementAccommodation = stepTo(AccommodationState.IMPLEMENTED);

/** An appeal against what was notified; it is decided again. */
export function appealAccommodation(asked: AccommodationStep, context: Context): Done {
  const reason = readReason(asked.reason);
  return reason.ok ? stepTo(AccommodationState.APPEALED)({ ...asked, reason: reason.value }, context) : Promise.resolve(reason);
}

/** Writes down a designation; the same again changes its last day. */
export async function designateDoctor({ account, from, until }: { readonly account: string; readonly from: string; readonly until: string }, context: Context): Promise<boolean> {
  if (until < from) return false;
  await context.em.transactional(async (tx) => {
    await tx.upsert(DesignatedDoctor, { account, validFrom: from, validTo: until });
    await journalRows(within(context, tx), { entity: 'DesignatedDoctor', change: 'UPDATE', ids: [`${account}/${from}`] });
  });
  return true;
}

/** The numbers of the session's rules; one that is missing is a fault of the edition. */
async function rulesOf({ specialityCode, session }: Enrolment, context: Context): Promise<(name: string) => number> {
  const regulations = await dataSet(context, 'regulations');
  const diploma = (await openingsOf(context)).specialities.get(specialityCode)?.diploma ?? '';
  return (name) => {
    const found = ruleNumber(regulations, { diploma, session }, name);
    if (found === undefined) throw new Error(`the edition has no ${name} for ${diploma} in ${session}`);
    return found;
  };
}
