import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Actor } from './actor.entity.ts';
import { ActorRole } from './competence.rules.ts';

registerEnumType(ActorRole, { name: 'ActorRole', description: 'Rôle. What an actor may be asked to do.' });

/** Compétence. One thing that an actor can do, and when. */
@Entity({ tableName: 'competence' })
@Index({ name: 'competence_by_content', properties: ['role', 'specialityCode', 'discipline'] })
@ObjectType({ description: 'Compétence. One thing that an actor can do, and when.' })
export class Competence {
  declare [PrimaryKeyProp]?: ['actor', 'rank'];

  @ManyToOne({ entity: () => Actor, ref: true, primary: true })
  actor!: Ref<Actor>;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Rang. 1 for the first of the actor.' })
  rank!: number;

  @Enum({ items: () => ActorRole, type: 'text' })
  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Discipline. Null: whatever is taught.' })
  discipline!: string | null;

  @Property({ type: 'string', columnType: 'date', fieldName: 'from_date' })
  @Field(() => GraphQLLocalDate, { description: 'Début. First day.' })
  from!: string;

  @Property({ type: 'string', columnType: 'date', fieldName: 'to_date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fin. Last day; null: without end.' })
  to!: string | null;
}
