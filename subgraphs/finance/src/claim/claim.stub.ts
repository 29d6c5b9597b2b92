import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The actors subgraph's Summons, as far as this one needs it: its key, to hang a claim on. */
@ObjectType({ description: 'Convocation.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Summons {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}

/** The actors subgraph's Actor, as far as claims point at it. */
@ObjectType({ description: 'Acteur.' })
@Directive('@key(fields: "id", resolvable: false)')
@Directive('@sharded')
export class Actor {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
