import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The actors subgraph's Summons, as far as this one needs it: its key, to hang a claim on. */
@ObjectType({ description: 'Convocation.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Summons {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}

/** The centres subgraph's Centre, as far as this one needs it: its key. */
@ObjectType({ description: 'Centre.' })
@Directive('@key(fields: "id", resolvable: false)')
@Directive('@sharded')
export class Centre {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}

/** The actors subgraph's Actor, as far as this one needs it: its key, to hang a payee file on. */
@ObjectType({ description: 'Acteur.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Actor {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
