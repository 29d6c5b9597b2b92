import { Field, ID, InputType, Int } from 'type-graphql';

import { PublishedDecision } from './exam-result.entity.ts';

@InputType({ description: 'Filtre des résultats publiés. What is null or absent does not filter.' })
export class ExamResultFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code.' })
  diploma?: string | null;

  @Field(() => ID, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => PublishedDecision, { nullable: true, description: 'Résultat.' })
  decision?: PublishedDecision | null;
}
