import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Actor } from './actor.entity.ts';
import { CompetenceState } from './competence-acts.rules.ts';
import { ActorRole } from './competence.rules.ts';

registerEnumType(CompetenceState, { name: 'CompetenceState', description: 'État de la compétence.' });
registerEnumType(ActorRole, { name: 'ActorRole', description: 'Rôle. What an actor may be asked to do.' });

/** Compétence. One thing that an actor can do, and when. */
@Entity({ tableName: 'competence' })
@Index({ name: 'competence_by_content', properties: ['role', 'specialityCode', 'discipline'] })
@ObjectType({ description: 'Compétence. One thing that an actor can do, and when.' })
export class Competence {
  declare [PrimaryKeyProp]?: ['actor', 'rank'];
  declare [OptionalProps]?: 'state' | 'proposedBy' | 'decidedBy' | 'decidedAt';

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

  @Enum({ items: () => CompetenceState, type: 'text' })
  @Field(() => CompetenceState, { description: 'État. Only what is valid is looked for in pools.' })
  state: CompetenceState = CompetenceState.VALID;

  /** Accounts; null: it came with the actor. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Auteur de la proposition. Null: it was registered with the actor.' })
  proposedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Auteur de la décision. Who validated, refused or ended it last.' })
  decidedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Instant de la décision.' })
  decidedAt: Date | null = null;
}
