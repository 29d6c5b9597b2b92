import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum SubjectState {
  COMMISSIONED = 'COMMISSIONED',
  DRAFTED = 'DRAFTED',
  TESTED = 'TESTED',
  VALIDATED = 'VALIDATED',
  SELECTED = 'SELECTED',
  USED = 'USED',
  RELEASED = 'RELEASED',
  COMPROMISED = 'COMPROMISED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(SubjectState, { name: 'NationalSubjectState', description: 'État du sujet. From its commission to its release, or compromised and withdrawn.' });

export enum SubjectRole {
  MAIN = 'MAIN',
  BACKUP = 'BACKUP',
  REPLACEMENT = 'REPLACEMENT',
}
registerEnumType(SubjectRole, { name: 'NationalSubjectRole', description: 'Rôle du sujet. The one that is sat, the one in reserve, the one of the replacement session.' });

/** Sujet national. What is known of a subject without its text, which is never in the graph: reference, hash, state. */
@Entity({ tableName: 'national_subject' })
@Unique({ name: 'one_subject_per_rank', properties: ['sessionYear', 'paperCode', 'rank'] })
@ObjectType({ description: 'Sujet national. What is known of a subject without its text: reference, hash, state.' })
export class NationalSubject {
  declare [OptionalProps]?: 'version' | 'role' | 'activatedAt';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Session, paper and rank: 2027/40321004.E5/1.' })
  code!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  sessionYear!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Property({ type: 'integer' })
  rank!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Référence. In the bank of subjects.' })
  reference!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. SHA-256 of its text: two subjects of one content have one digest.' })
  digest!: string;

  @Enum({ items: () => SubjectRole, type: 'text', nullable: true })
  @Field(() => SubjectRole, { nullable: true, description: 'Rôle. Null before it is chosen.' })
  role: SubjectRole | null = null;

  @Enum({ items: () => SubjectState, type: 'text' })
  @Field(() => SubjectState, { description: 'État.' })
  state!: SubjectState;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Activation. When it took the place of a compromised one.' })
  activatedAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
