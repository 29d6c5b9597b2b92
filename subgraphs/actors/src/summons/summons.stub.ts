import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Paper, as far as summonses need it. */
@ObjectType({ description: 'Épreuve.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Paper {
  @Field(() => ID, { description: 'Code de l’épreuve.' })
  code!: string;
}

/** The centres' Centre, as far as this subgraph needs it: its key, to hang its heads on. */
@ObjectType({ description: 'Centre d’examen. One use of a venue in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Centre {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}

/** The centres' Sitting, as far as this subgraph needs it: its key, to hang summonses on. */
@ObjectType({ description: 'Passage. One paper, one room, one time.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Sitting {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}
