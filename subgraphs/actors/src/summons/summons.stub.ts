import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Paper, as far as summonses need it. */
@ObjectType({ description: 'Épreuve.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Paper {
  @Field(() => ID, { description: 'Code de l’épreuve.' })
  code!: string;
}

/** The centres' Centre, as far as this subgraph needs it: its key. */
@ObjectType({ description: 'Centre.' })
@Directive('@key(fields: "id", resolvable: false)')
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
