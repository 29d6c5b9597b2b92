import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { type Payload, payload, payloadType } from '../payload.type.ts';
import { explainSummons } from '../summons/summons.messages.ts';
import { Summons } from '../summons/summons.entity.ts';
import { summonsById } from '../summons/summons.loader.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { recordAttendance } from './meeting-attendance.service.ts';
import { Meeting, MeetingAttendee } from './meeting.entity.ts';
import { CancelMeetingInput, ChangeMeetingInput, InviteAttendeesInput, MeetingFilter, PlanMeetingInput, PublishMinutesInput, RecordMeetingAttendanceInput } from './meeting.inputs.ts';
import { explainMeeting } from './meeting.messages.ts';
import { cancelMeeting, inviteAttendees, planMeeting, publishMinutes } from './meeting.service.ts';
import { summonAttendees } from './summon-attendees.service.ts';

const MeetingConnection = connectionType(Meeting, 'Meeting');
const MeetingPayload = payloadType(Meeting, 'Meeting', 'meeting');

const meetingById = perRequest(({ em }) => rowLoader((ids) => em.find(Meeting, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const attendeesOf = perRequest(({ em }) => listLoader((ids) => em.find(MeetingAttendee, { meeting: { $in: ids as GlobalId[] } }, { orderBy: { actorId: 'asc' } }), (row) => row.meeting.id));

export const meetingReference = ({ id }: { id: string }, context: Context): Promise<Meeting | null> => meetingById(context).load(id);

@ObjectType({ description: 'Participant non convoqué. Who, and why.' })
class AttendeeNotSummoned {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => UserError, { description: 'Refus.' })
  error!: UserError;
}

@ObjectType({ description: 'Participants convoqués. How many, and who was not.' })
class SummonAttendeesPayload {
  @Field(() => Meeting, { nullable: true, description: 'Réunion. Null when refused.' })
  meeting?: Meeting | null;

  @Field(() => Int, { nullable: true, description: 'Convoqués. By this act.' })
  summoned?: number | null;

  @Field(() => [AttendeeNotSummoned], { description: 'Participants non convoqués. Each for a reason of their own.' })
  refused!: AttendeeNotSummoned[];

  @Field(() => [UserError], { description: 'Refus. Of the whole; empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => MeetingConnection, { nullable: true, description: 'Réunions. By date; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY, EXAM, TEACHER])')
  async meetings(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => MeetingFilter, { nullable: true }) filter: MeetingFilter | undefined, @Ctx() { em }: Context): Promise<Connection<Meeting>> {
    const { session, kind, state } = filter ?? {};
    const where: FilterQuery<Meeting> = { ...(session != null && { session }), ...(kind != null && { kind }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(em, Meeting, where, 'date,id', page), explainPage));
  }

  @Mutation(() => MeetingPayload, { description: 'Prévoir une réunion. With its agenda.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async planMeeting(@Arg('input', () => PlanMeetingInput) { mirex, juryId, speciality, startsAt, ...input }: PlanMeetingInput, @Ctx() context: Context): Promise<Payload<Meeting>> {
    expectServed(mirex, context);
    const boardId = juryId == null ? null : readId(juryId, 'JUR', context);
    return payload(await planMeeting({ ...input, boardId, specialityCode: speciality ?? null, startsAt: startsAt ?? null }, context), explainMeeting);
  }

  @Mutation(() => MeetingPayload, { description: 'Inviter les participants d’une réunion.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async inviteAttendees(@Arg('input', () => InviteAttendeesInput) { id, version, actorIds }: InviteAttendeesInput, @Ctx() context: Context): Promise<Payload<Meeting>> {
    return payload(await inviteAttendees(readId(id, 'MEE', context), { version, actorIds: actorIds.map((actorId) => readAnyId(actorId, 'ACT')) }, context), explainMeeting);
  }

  @Mutation(() => SummonAttendeesPayload, { description: 'Convoquer les participants d’une réunion. Those not summoned yet; the busy are told apart.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async summonAttendees(@Arg('input', () => ChangeMeetingInput) { id, version }: ChangeMeetingInput, @Ctx() context: Context): Promise<SummonAttendeesPayload> {
    const done = await summonAttendees(readId(id, 'MEE', context), version, context);
    if (!done.ok) return { refused: [], userErrors: [explainMeeting(done.refusal)] };
    const { meeting, summoned, refused } = done.value;
    return { meeting, summoned, refused: refused.map(({ actorId, refusal }) => ({ actorId, error: explainSummons(refusal) })), userErrors: [] };
  }

  @Mutation(() => MeetingPayload, { description: 'Constater les présences à une réunion. Who did not come is paid nothing.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CHAIR, DEPUTY])')
  async recordMeetingAttendance(@Arg('input', () => RecordMeetingAttendanceInput) { id, version, lines }: RecordMeetingAttendanceInput, @Ctx() context: Context): Promise<Payload<Meeting>> {
    return payload(await recordAttendance(readId(id, 'MEE', context), { version, lines: lines.map(({ actorId, attendance }) => ({ actorId: readAnyId(actorId, 'ACT'), attendance })) }, context), explainMeeting);
  }

  @Mutation(() => MeetingPayload, { description: 'Publier le compte rendu d’une réunion. Once it was held.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CHAIR, DEPUTY])')
  async publishMinutes(@Arg('input', () => PublishMinutesInput) { id, version, minutes }: PublishMinutesInput, @Ctx() context: Context): Promise<Payload<Meeting>> {
    return payload(await publishMinutes(readId(id, 'MEE', context), { version, minutes }, context), explainMeeting);
  }

  @Mutation(() => MeetingPayload, { description: 'Annuler une réunion. With its summonses.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async cancelMeeting(@Arg('input', () => CancelMeetingInput) { id, version, reason }: CancelMeetingInput, @Ctx() context: Context): Promise<Payload<Meeting>> {
    return payload(await cancelMeeting(readId(id, 'MEE', context), { version, reason }, context), explainMeeting);
  }

  @FieldResolver(() => [MeetingAttendee], { description: 'Participants. Those that the caller may see.' })
  attendees(@Root() { id }: Meeting, @Ctx() context: Context): Promise<MeetingAttendee[]> {
    return attendeesOf(context).load(id);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: Meeting, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}

@Resolver(() => MeetingAttendee)
export class MeetingAttendeeResolver {
  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Maybe of another MIREX.' })
  @Directive('@crosses')
  actor(@Root() { actorId }: MeetingAttendee): Pick<Actor, 'id'> {
    return { id: actorId };
  }

  @FieldResolver(() => Summons, { nullable: true, description: 'Convocation. Null: not summoned yet.' })
  async summons(@Root() { summonsId }: MeetingAttendee, @Ctx() context: Context): Promise<Summons | null> {
    return summonsId === null ? null : summonsById(context).load(summonsId);
  }
}
