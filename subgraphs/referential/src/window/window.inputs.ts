import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Ouverture du web.' })
export class OpenEnrolmentWebInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => ID, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture. An instant, included.' })
  opensAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Clôture. An instant, excluded.' })
  closesAt!: Date;
}

@InputType({ description: 'Prolongation des inscriptions.' })
export class ExtendWindowInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => ID, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Clôture. Later than it was.' })
  closesAt!: Date;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}
