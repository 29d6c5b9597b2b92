import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Sitting } from '../sitting/sitting.entity.ts';
import { Attendance, Presence, SittingReport } from './attendance.entity.ts';
import { explainAttendance } from './attendance.messages.ts';
import { recordAttendance, reportSitting } from './attendance.service.ts';

@InputType({ description: 'Présence d’un candidat.' })
class AttendanceInput {
  @Field(() => ID, { description: 'Place.' })
  allocationId!: string;

  @Field(() => Presence, { description: 'Présence.' })
  presence!: Presence;
}

@InputType({ description: 'Émargement d’un passage d’épreuve.' })
class RecordAttendanceInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => [AttendanceInput], { description: 'Présences. Those who are not named stay as they were.' })
  lines!: AttendanceInput[];
}

@InputType({ description: 'Compte rendu d’un passage d’épreuve.' })
class ReportSittingInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => Boolean, { description: 'Commencée.' })
  started!: boolean;

  @Field(() => String, { nullable: true, description: 'Incident. Absent: nothing happened.' })
  incident?: string | null;
}

@ObjectType({ description: 'Émargement écrit. How many lines, or why none.' })
class RecordAttendancePayload {
  @Field(() => Int, { nullable: true, description: 'Lignes. Null when nothing was written.' })
  recorded!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Compte rendu écrit. The report, or why there is none.' })
class ReportSittingPayload {
  @Field(() => SittingReport, { nullable: true, description: 'Compte rendu.' })
  report!: SittingReport | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const attendanceOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(Attendance, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { allocationId: 'asc' } }), (row) => row.sittingId));
const reportsOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(SittingReport, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.sittingId));

@Resolver(() => Sitting)
export class AttendanceResolver {
  @Mutation(() => RecordAttendancePayload, { description: 'Émarger. Who came to a sitting; said again, it is corrected.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async recordAttendance(@Arg('input', () => RecordAttendanceInput) { sittingId, lines }: RecordAttendanceInput, @Ctx() context: Context): Promise<RecordAttendancePayload> {
    const read = lines.map(({ allocationId, presence }) => ({ allocationId: readId(allocationId, 'ALL', context), presence }));
    const id = readId(sittingId, 'SIT', context);
    const sitting = await context.em.findOne(Sitting, { id });
    if (sitting) await expectOpen('RECORD_ATTENDANCE', sitting.session, context);
    const outcome = await recordAttendance(id, read, context);
    return outcome.ok ? { recorded: outcome.value, userErrors: [] } : { recorded: null, userErrors: [explainAttendance(outcome.refusal)] };
  }

  @Mutation(() => ReportSittingPayload, { description: 'Rendre compte d’un passage d’épreuve.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async reportSitting(@Arg('input', () => ReportSittingInput) { sittingId, started, incident = null }: ReportSittingInput, @Ctx() context: Context): Promise<ReportSittingPayload> {
    const outcome = await reportSitting(readId(sittingId, 'SIT', context), { started, incident }, context);
    return outcome.ok ? { report: outcome.value, userErrors: [] } : { report: null, userErrors: [explainAttendance(outcome.refusal)] };
  }

  @FieldResolver(() => [Attendance], { description: 'Présences. Those recorded so far.' })
  @Directive('@listSize(assumedSize: 100)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  attendance(@Root() { id }: Sitting, @Ctx() context: Context): Promise<Attendance[]> {
    return attendanceOf(context).load(id);
  }

  @FieldResolver(() => [SittingReport], { description: 'Comptes rendus. Oldest first; the last one holds.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  reports(@Root() { id }: Sitting, @Ctx() context: Context): Promise<SittingReport[]> {
    return reportsOf(context).load(id);
  }
}
