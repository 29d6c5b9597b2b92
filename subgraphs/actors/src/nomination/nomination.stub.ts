import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The centres' Centre, as far as this subgraph needs it: its key, to hang its heads on. */
@ObjectType({ description: 'Centre d’examen. One use of a venue in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Centre {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
