import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

import { IncompatibilityKind } from './incompatibility.rules.ts';

@InputType({ description: 'Incompatibilité à déclarer.' })
export class DeclareIncompatibilityInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => IncompatibilityKind, { description: 'Nature.' })
  kind!: IncompatibilityKind;

  @Field(() => String, { nullable: true, description: 'Objet. UAI, id of an actor or a candidate, code of a paper; absent for days.' })
  target?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Premier jour. Null: since ever; asked for days.' })
  from?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Dernier jour. Null: without end.' })
  to?: string | null;

  @Field(() => String, { description: 'Motif. Without private detail.' })
  reason!: string;
}
