import { Field, InputType } from 'type-graphql';

/** What the input of a mutation extends when it may be asked for twice: bulk and money. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, { description: 'Clé d’idempotence. 8 to 64 printable characters, a new one for each act: asked again under it, the act is answered, not done twice.' })
  idempotencyKey!: string;
}
