import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { Paper } from '../paper-map/paper.stub.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { LifeEvent, LifeEventKind } from './life-event.entity.ts';
import { ReportLifeEventInput, SettleLifeEventInput } from './life-event.inputs.ts';
import { explainLifeEventAct } from './life-event.messages.ts';
import { reportLifeEvent, settleLifeEvent } from './life-event.service.ts';

@ObjectType({ description: 'Réponse. The report as it stands, or why nothing was done.' })
export class LifeEventPayload {
  @Field(() => LifeEvent, { nullable: true, description: 'Signalement. Null when refused.' })
  event?: LifeEvent | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const eventById = perRequest(({ em }) => rowLoader((ids) => em.find(LifeEvent, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const eventsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(LifeEvent, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { id: 'asc' } }), (row) => row.enrolmentId));

export const lifeEventReference = ({ id }: { id: string }, context: Context): Promise<LifeEvent | null> => eventById(context).load(id);

const asPayload = (done: Outcome<LifeEvent, Parameters<typeof explainLifeEventAct>[0]>): LifeEventPayload =>
  (done.ok ? { event: done.value, userErrors: [] } : { userErrors: [explainLifeEventAct(done.refusal)] });

const report = (kind: LifeEventKind, { enrolmentId, day, paper }: ReportLifeEventInput, context: Context): ReturnType<typeof reportLifeEvent> =>
  reportLifeEvent({ enrolmentId: readId(enrolmentId, 'ENR', context), kind, day, paper: paper ?? null }, context);

@Resolver(() => LifeEvent)
export class LifeEventResolver {
  @Mutation(() => LifeEventPayload, { description: 'Signalement d’une absence. Announced or past.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async reportAbsence(@Arg('input', () => ReportLifeEventInput) input: ReportLifeEventInput, @Ctx() context: Context): Promise<LifeEventPayload> {
    return asPayload(await report(LifeEventKind.ABSENCE, input, context));
  }

  @Mutation(() => LifeEventPayload, { description: 'Signalement d’un accident. That it happened; nothing of health.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async reportAccident(@Arg('input', () => ReportLifeEventInput) input: ReportLifeEventInput, @Ctx() context: Context): Promise<LifeEventPayload> {
    return asPayload(await report(LifeEventKind.ACCIDENT, input, context));
  }

  @Mutation(() => LifeEventPayload, { description: 'Suite donnée à un signalement.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async settleLifeEvent(@Arg('input', () => SettleLifeEventInput) input: SettleLifeEventInput, @Ctx() context: Context): Promise<LifeEventPayload> {
    return asPayload(await settleLifeEvent({ ...input, id: readId(input.id, 'LIF', context) }, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve. Null: none in particular.' })
  paper(@Root() { paper }: LifeEvent): Paper | null {
    return paper === null ? null : { code: paper };
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: LifeEvent, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentLifeEventsResolver {
  @FieldResolver(() => [LifeEvent], { description: 'Signalements. Absences and accidents, oldest first.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  lifeEvents(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<LifeEvent[]> {
    return eventsOfEnrolment(context).load(id);
  }
}
