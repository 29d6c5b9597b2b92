import type { Context } from '@mirex/kit/context';
import { readAnyId, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { Presence } from '../attendance/attendance.entity.ts';
import { explainAttendance } from '../attendance/attendance.messages.ts';
import { EvaluationPost } from '../oral/oral.entity.ts';
import { recordOralAttendance } from './oral-attendance.service.ts';

@InputType({ description: 'Présence d’un candidat à une interrogation.' })
class OralAttendanceInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => Presence, { description: 'Présence.' })
  presence!: Presence;
}

@InputType({ description: 'Émargement d’un poste d’évaluation.' })
class RecordOralAttendanceInput {
  @Field(() => ID, { description: 'Poste d’évaluation.' })
  postId!: string;

  @Field(() => [OralAttendanceInput], { description: 'Présences. Those who are not named stay as they were.' })
  lines!: OralAttendanceInput[];
}

@ObjectType({ description: 'Émargement d’un poste. How many lines, or why none.' })
class RecordOralAttendancePayload {
  @Field(() => Int, { nullable: true, description: 'Lignes. Null when nothing was written.' })
  recorded!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class OralAttendanceResolver {
  @Mutation(() => RecordOralAttendancePayload, { description: 'Émarger un poste d’évaluation. Who came to be heard; said again, it is corrected.' })
  @Directive('@routed(by: "input.postId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async recordOralAttendance(@Arg('input', () => RecordOralAttendanceInput) { postId, lines }: RecordOralAttendanceInput, @Ctx() context: Context): Promise<RecordOralAttendancePayload> {
    const heard = lines.map(({ enrolmentId, presence }) => ({ enrolmentId: readAnyId(enrolmentId, 'ENR'), presence }));
    const id = readId(postId, 'EVP', context);
    const post = await context.em.findOne(EvaluationPost, { id });
    if (post) await expectOpen('RECORD_ATTENDANCE', post.session, context);
    const outcome = await recordOralAttendance(id, heard, context);
    return outcome.ok ? { recorded: outcome.value, userErrors: [] } : { recorded: null, userErrors: [explainAttendance(outcome.refusal)] };
  }
}
