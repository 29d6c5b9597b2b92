import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Élément d’un dossier. Which one, and in which version it was seen.' })
export class StepInput {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => Int, { description: 'Version vue. As it said it when it was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace.' })
  reason?: string | null;
}
