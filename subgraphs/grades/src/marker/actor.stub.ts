import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The actors' Actor, as far as this subgraph needs it: its key, to say who marks. */
@ObjectType({ description: 'Acteur.' })
@Directive('@key(fields: "id", resolvable: false)')
@Directive('@sharded')
export class Actor {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
