import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Vigie. The graph's view of what has come in of one establishment. */
@ObjectType({ description: 'Vigie des pré-inscriptions. What has come in of one establishment for a session.' })
export class PreRegistrationWatch {
  @Field(() => String, { description: 'UAI.' })
  uai!: string;

  @Field(() => Boolean, { description: 'Attendu. Whether it has an offer open that session.' })
  expected!: boolean;

  @Field(() => Int, { description: 'Reçues. Pre-registrations that became enrolments.' })
  received!: number;

  @Field(() => Int, { description: 'En erreur. Lines refused in the newest file that names it.' })
  inError!: number;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Dernier import. Null: nothing has come in.' })
  lastImportAt!: Date | null;
}
