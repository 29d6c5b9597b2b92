import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Declaration } from './declaration.entity.ts';

@ObjectType({ description: 'Contrôle. Something in the data of a session that somebody should mend.' })
export class DataCheck {
  @Field(() => String, { description: 'Code. Stable.' })
  code!: string;

  @Field(() => Boolean, { description: 'Bloquant. The session cannot be declared valid.' })
  blocking!: boolean;

  @Field(() => String, { description: 'Objet. What is concerned: a formation code, an offer, a UAI.' })
  subject!: string;

  @Field(() => String, { description: 'Message. A French sentence to show as it is.' })
  message!: string;
}

@ObjectType({ description: 'Réponse à validateDeclaration.' })
export class ValidateDeclarationPayload {
  @Field(() => Declaration, { nullable: true, description: 'Déclaration. The first one, when it was validated before.' })
  declaration!: Declaration | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
