import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Accord pour la presse.' })
export class SayPressConsentInput {
  @Field(() => ID, { description: 'Inscription. Of the candidate; what is said holds for all of their results.' })
  enrolment!: string;

  @Field(() => Boolean, { description: 'Accord. The name and the result may be printed.' })
  consents!: boolean;
}

@InputType({ description: 'Filtre des résultats pour la presse. What is null or absent does not filter.' })
export class PressResultFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code.' })
  diploma?: string | null;
}
