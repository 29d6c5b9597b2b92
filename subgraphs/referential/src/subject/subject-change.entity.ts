import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { SubjectRole, SubjectState } from './national-subject.entity.ts';

/** One change of one subject: never updated, never deleted. */
@Entity({ tableName: 'subject_change' })
@ObjectType('NationalSubjectChange', { description: 'Modification d’un sujet. Who changed what, when and why.' })
export class SubjectChange {
  declare [OptionalProps]?: 'sequence' | 'reason' | 'role';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  subjectCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => SubjectState, type: 'text', nullable: true })
  @Field(() => SubjectState, { nullable: true, description: 'État avant. Null when it was commissioned.' })
  stateBefore!: SubjectState | null;

  @Enum({ items: () => SubjectState, type: 'text' })
  @Field(() => SubjectState, { description: 'État après.' })
  stateAfter!: SubjectState;

  @Enum({ items: () => SubjectRole, type: 'text', nullable: true })
  @Field(() => SubjectRole, { nullable: true, description: 'Rôle.' })
  role: SubjectRole | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
