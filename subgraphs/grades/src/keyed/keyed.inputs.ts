import { Field, InputType } from 'type-graphql';

/** What the input of a bulk act extends that is safe to ask for twice anyhow, and answered alike when a key says that it is the same. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, { nullable: true, description: 'Clé d’idempotence. 8 to 64 printable characters, a new one for each act: asked again under it, the act is answered, not done twice. Absent: it is done each time.' })
  idempotencyKey?: string | null;
}
