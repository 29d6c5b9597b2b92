import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Avancement d’une inscription. Which one, and in which version it was seen.' })
export class ChangeEnrolmentInput {
  @Field(() => ID, { description: 'Inscription.' })
  id!: string;

  @Field(() => Int, { description: 'Version vue. As the enrolment said it when it was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace.' })
  reason?: string | null;
}
