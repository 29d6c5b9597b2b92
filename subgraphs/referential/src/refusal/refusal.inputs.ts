import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Refus de la passerelle. Those of one kind, within a second.' })
export class RefusalInput {
  @Field(() => GraphQLDateTimeISO, { description: 'Quand. The first.' })
  at!: Date;

  @Field(() => String, { description: 'Qui. The account; `anonyme` without a token that is believed.' })
  who!: string;

  @Field(() => [String], { description: 'Rôles.' })
  roles!: string[];

  @Field(() => String, { nullable: true, description: 'Client. The application that asked.' })
  client?: string | null;

  @Field(() => String, { description: 'Requête. The first one’s id, the same in the log.' })
  request!: string;

  @Field(() => String, { description: 'Acte. The field that was refused, else the operation, else the route.' })
  action!: string;

  @Field(() => String, { description: 'Issue. The code of the refusal.' })
  outcome!: string;

  @Field(() => Int, { description: 'Nombre.' })
  count!: number;
}

@InputType({ description: 'Refus à consigner.' })
export class RecordRefusalsInput {
  @Field(() => [RefusalInput], { description: 'Refus. A hundred kinds and a count of what is beyond them, at most.' })
  refusals!: RefusalInput[];
}
