import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow } from '@mirex/kit/graph/client-error';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';

import { SubjectPrint } from '../custody/custody.entity.ts';
import { explainSubjectNeed } from './subject-need.messages.ts';
import { subjectNeeds } from './subject-need.query.ts';

@InputType({ description: 'Besoins en sujets à calculer.' })
class SubjectNeedsInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code; absent: all of them.' })
  paper?: string | null;

  @Field(() => Int, { description: 'Réserve. In per cent of the candidates, 0 to 100; counted up.' })
  reservePercent!: number;
}

@ObjectType({ description: 'Besoin en sujets. Of one sitting, in one format.' })
class SubjectNeed {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: GlobalId;

  @Field(() => String, { description: 'Lieu. Its code.' })
  venue!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => SubjectPrint, { description: 'Format.' })
  format!: SubjectPrint;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;

  @Field(() => Int, { description: 'Exemplaires. With the reserve.' })
  copies!: number;
}

@Resolver()
export class SubjectNeedResolver {
  @Query(() => [SubjectNeed], { nullable: true, description: 'Besoins en sujets. By paper, venue and format; candidates have to be placed first.' })
  @Directive('@cost(weight: 5)')
  @Directive('@listSize(assumedSize: 200)')
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [BEX, HEAD, TRANS])')
  async subjectNeeds(@Arg('input', () => SubjectNeedsInput) { mirex, session, paper = null, reservePercent }: SubjectNeedsInput, @Ctx() context: Context): Promise<SubjectNeed[]> {
    expectServed(mirex, context);
    return orThrow(await subjectNeeds({ session, paper, reservePercent }, context), explainSubjectNeed).map(({ format, ...need }) => ({ ...need, format: SubjectPrint[format] }));
  }
}
