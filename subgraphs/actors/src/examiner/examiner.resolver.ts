import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { actorById } from '../actor/actor.loader.ts';
import { EvaluationPost, PostExaminer } from './examiner.entity.ts';
import { explainExaminers } from './examiner.messages.ts';
import { assignExaminers } from './examiner.service.ts';

@InputType({ description: 'Interrogateur.' })
class ExaminerInput {
  @Field(() => ID, { description: 'Acteur. Of this MIREX.' })
  actorId!: string;

  @Field(() => String, { description: 'Discipline.' })
  discipline!: string;
}

@InputType({ description: 'Interrogateurs d’un poste. All of them.' })
class AssignExaminersInput {
  @Field(() => ID, { description: 'Poste d’évaluation.' })
  postId!: string;

  @Field(() => Int, { description: 'Version. How often examiners were assigned before; 0: never.' })
  version!: number;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; null: a paper of any.' })
  speciality?: string | null;

  @Field(() => String, { description: 'Épreuve. Its code: who wrote its subject is refused.' })
  paper!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Field(() => [String], { description: 'Disciplines. Those that the paper asks for, each of an examiner of its own: the subject and the language, for ETLV.' })
  disciplines!: string[];

  @Field(() => [ExaminerInput], { description: 'Interrogateurs.' })
  examiners!: ExaminerInput[];

  @Field(() => [String], { defaultValue: [], description: 'Établissements. UAIs of the candidates’ schools.' })
  establishments!: string[];
}

@ObjectType({ description: 'Interrogateurs affectés. Those of the post now, or why nothing was done.' })
class AssignExaminersPayload {
  @Field(() => [PostExaminer], { nullable: true, description: 'Interrogateurs.' })
  examiners?: PostExaminer[] | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const examinersOf = perRequest(({ em }) => listLoader((ids) => em.find(PostExaminer, { postId: { $in: ids as GlobalId[] } }, { orderBy: { discipline: 'asc', actorId: 'asc' } }), (row) => row.postId));

/** Whether the post exists is for the centres to say: here it is a key to look examiners up by. */
export const postReference = ({ id }: { id: string }): EvaluationPost => ({ id });

@Resolver(() => EvaluationPost)
export class ExaminersResolver {
  @Mutation(() => AssignExaminersPayload, { description: 'Affecter les interrogateurs d’un poste. Each discipline of the paper is somebody’s who is competent in it.' })
  @Directive('@routed(by: "input.postId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async assignExaminers(@Arg('input', () => AssignExaminersInput) { postId, speciality, paper, examiners, ...input }: AssignExaminersInput, @Ctx() context: Context): Promise<AssignExaminersPayload> {
    const lines = examiners.map(({ actorId, discipline }) => ({ actorId: readId(actorId, 'ACT', context), discipline }));
    const done = await assignExaminers({ ...input, postId: readId(postId, 'EVP', context), specialityCode: speciality ?? null, paperCode: paper, lines }, context);
    return done.ok ? { examiners: done.value, userErrors: [] } : { userErrors: [explainExaminers(done.refusal)] };
  }

  @FieldResolver(() => [PostExaminer], { nullable: true, description: 'Interrogateurs. By discipline.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  examiners(@Root() { id }: EvaluationPost, @Ctx() context: Context): Promise<PostExaminer[]> {
    return examinersOf(context).load(id);
  }
}

@Resolver(() => PostExaminer)
export class PostExaminerResolver {
  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur.' })
  actor(@Root() { actorId }: PostExaminer, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(actorId);
  }
}
