import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The centres' EvaluationPost, as far as this subgraph needs it: its key, to hang examiners on. */
@ObjectType({ description: 'Poste d’évaluation. Where candidates are heard for one paper, one after the other.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class EvaluationPost {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: string;
}

/** Interrogateur. Somebody who hears candidates at a post, for one discipline. */
@Entity({ tableName: 'post_examiner' })
@ObjectType({ description: 'Interrogateur. Who hears candidates at a post, and for which discipline.' })
export class PostExaminer {
  declare [PrimaryKeyProp]?: ['postId', 'actorId'];

  @PrimaryKey({ type: 'text' })
  postId!: GlobalId;

  @PrimaryKey({ type: 'text' })
  actorId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Discipline. The subject of the paper, or its language.' })
  discipline!: string;
}
