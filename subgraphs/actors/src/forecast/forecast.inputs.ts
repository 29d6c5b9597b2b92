import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Filtre des états prévisionnels. What is null or absent does not filter.' })
export class ForecastFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'En retard. Those that have not come back in time, or came back late.' })
  late?: boolean | null;
}

@InputType({ description: 'Envoi des états prévisionnels.' })
export class SendForecastsInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. An instant.' })
  deadline!: Date;
}

@InputType({ description: 'Réponse à une ligne.' })
class ForecastAnswerInput {
  @Field(() => ID, { description: 'Convocation.' })
  summonsId!: string;

  @Field(() => Boolean, { description: 'Accord.' })
  agreed!: boolean;

  @Field(() => String, { nullable: true, description: 'Motif. Asked for a refusal.' })
  reason?: string | null;
}

@InputType({ description: 'Retour d’un état prévisionnel. Every line at once.' })
export class ReturnForecastInput {
  @Field(() => ID, { description: 'État prévisionnel.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => [ForecastAnswerInput], { description: 'Réponses.' })
  answers!: ForecastAnswerInput[];
}
