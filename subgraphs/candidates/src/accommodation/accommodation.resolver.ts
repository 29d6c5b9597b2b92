import type { GrantedMeasure } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { StepInput } from '../record/record.inputs.ts';
import { AccommodationRequest, SupportPlan } from './accommodation-request.entity.ts';
import { AccommodationFilter, CompleteAccommodationInput, DecideAccommodationInput, DesignateDoctorInput, RecordOpinionInput, SubmitAccommodationInput } from './accommodation.inputs.ts';
import { explainAccommodationAct } from './accommodation.messages.ts';
import {
  appealAccommodation, completeAccommodation, decideAccommodation, designateDoctor, implementAccommodation, notifyAccommodation, recordOpinion, simplifyAccommodation, submitAccommodation,
} from './accommodation.service.ts';
import { AccommodationMeasure, AccommodationPayload, DesignationPayload } from './accommodation.type.ts';
import { MEASURES } from './measure.regulation.ts';
import { openMeasures, openOpinion, openPlan } from './sealed-measures.ts';

const RequestConnection = connectionType(AccommodationRequest, 'AccommodationRequest');

/** Oldest first: an id grows with time. */
const QUEUE_ORDER = 'id';

const requestById = perRequest(({ em }) => rowLoader((ids) => em.find(AccommodationRequest, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const requestOfEnrolment = perRequest(({ em }) => rowLoader((ids) => em.find(AccommodationRequest, { enrolmentId: { $in: ids as GlobalId[] } }), (row) => row.enrolmentId));

export const accommodationReference = ({ id }: { id: string }, context: Context): Promise<AccommodationRequest | null> => requestById(context).load(id);

const asPayload = (done: Outcome<AccommodationRequest, Parameters<typeof explainAccommodationAct>[0]>): AccommodationPayload =>
  (done.ok ? { request: done.value, userErrors: [] } : { userErrors: [explainAccommodationAct(done.refusal)] });

const labelled = (measures: readonly GrantedMeasure[]): AccommodationMeasure[] =>
  measures.map(({ code, extraMinutesPerHour, papers }) => ({ code, label: MEASURES[code]?.label ?? code, extraMinutesPerHour, papers: [...papers] }));

@Resolver(() => AccommodationRequest)
export class AccommodationResolver {
  @Query(() => RequestConnection, { nullable: true, description: 'Demandes d’aménagement. Oldest first within a MIREX.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [TRANS, SIGN, DOC, EST, CLERK, CAND, LEGAL_REP], sensitive: HEALTH)')
  async accommodationQueue(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => AccommodationFilter, { nullable: true }) filter: AccommodationFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<AccommodationRequest>> {
    const asked = { ...(filter?.session != null && { session: filter.session }), ...(filter?.state != null && { state: filter.state }) };
    return asConnection(orThrow(await findPage(em, AccommodationRequest, asked, QUEUE_ORDER, page), explainPage));
  }

  @Mutation(() => AccommodationPayload, { description: 'Demande d’aménagement. Measures, by the medical or the simplified procedure.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async submitAccommodation(@Arg('input', () => SubmitAccommodationInput) input: SubmitAccommodationInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    const { plan, evolved } = input;
    const measures = input.measures.map(({ code, extraMinutesPerHour, papers }) => ({ code, extraMinutesPerHour: extraMinutesPerHour ?? null, papers: papers ?? [] }));
    return asPayload(await submitAccommodation({ enrolmentId: readId(input.enrolmentId, 'ENR', context), measures, plan: plan ?? null, evolved: evolved ?? false }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Complétude. The file is complete, or what is missing.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [TRANS])')
  async completeAccommodation(@Arg('input', () => CompleteAccommodationInput) input: CompleteAccommodationInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await completeAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Avis médical. By a doctor whom the CDAPH designated; measures alone.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [DOC])')
  async recordOpinion(@Arg('input', () => RecordOpinionInput) input: RecordOpinionInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await recordOpinion({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Procédure simplifiée. A request with a plan goes on without a doctor.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [TRANS])')
  async simplifyAccommodation(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await simplifyAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Décision. Measure by measure and paper by paper.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [SIGN])')
  async decideAccommodation(@Arg('input', () => DecideAccommodationInput) input: DecideAccommodationInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await decideAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Notification. The decision was sent to the candidate.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [TRANS, SIGN])')
  async notifyAccommodation(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await notifyAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Mise en œuvre. The centres have what they need.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [TRANS])')
  async implementAccommodation(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await implementAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => AccommodationPayload, { description: 'Recours. Against a notified decision, which is decided again.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [CAND, LEGAL_REP])')
  async appealAccommodation(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<AccommodationPayload> {
    return asPayload(await appealAccommodation({ ...input, id: readId(input.id, 'ACC', context) }, context));
  }

  @Mutation(() => DesignationPayload, { description: 'Médecin désigné. By the CDAPH, for a time; false when the last day comes before the first.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, SIGN])')
  async designateDoctor(@Arg('input', () => DesignateDoctorInput) { mirex, ...input }: DesignateDoctorInput, @Ctx() context: Context): Promise<DesignationPayload> {
    expectServed(mirex, context);
    return { designated: await designateDoctor(input, context) };
  }

  @FieldResolver(() => [AccommodationMeasure], { description: 'Mesures demandées.' })
  asked(@Root() { id, asked }: AccommodationRequest, @Ctx() { vault }: Context): AccommodationMeasure[] {
    return labelled(openMeasures(vault, asked, 'asked', id));
  }

  @FieldResolver(() => [AccommodationMeasure], { description: 'Mesures accordées. None before the decision.' })
  granted(@Root() { id, granted }: AccommodationRequest, @Ctx() { vault }: Context): AccommodationMeasure[] {
    return labelled(openMeasures(vault, granted, 'granted', id));
  }

  @FieldResolver(() => SupportPlan, { nullable: true, description: 'Plan. Of a request by the simplified procedure.' })
  plan(@Root() { id, plan }: AccommodationRequest, @Ctx() { vault }: Context): SupportPlan | null {
    return openPlan(vault, plan, id) as SupportPlan | null;
  }

  @FieldResolver(() => [String], { nullable: true, description: 'Avis. The measures that the doctor proposed, by code; null before there is one.' })
  @Directive('@access(who: [TRANS, SIGN, DOC, CAND, LEGAL_REP], sensitive: HEALTH)')
  opinion(@Root() { id, opinion }: AccommodationRequest, @Ctx() { vault }: Context): string[] | null {
    return openOpinion(vault, opinion, id);
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: AccommodationRequest, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentAccommodationResolver {
  @FieldResolver(() => AccommodationRequest, { nullable: true, description: 'Demande d’aménagement. Null when there is none.' })
  @Directive('@access(who: [TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP], sensitive: HEALTH)')
  accommodation(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<AccommodationRequest | null> {
    return requestOfEnrolment(context).load(id);
  }
}
