import { Directive, Field, ObjectType } from 'type-graphql';

/** A refusal as a client reads it. */
@ObjectType({ description: 'Refus. Why something was not done: a stable code for programs, a French sentence for people.' })
@Directive('@shareable')
export class UserError {
  @Field(() => String, { description: 'Code. Stable; the catalogue is schema/errors.md.' })
  code!: string;

  @Field(() => String, { description: 'Message. A French sentence to show as it is.' })
  message!: string;
}
