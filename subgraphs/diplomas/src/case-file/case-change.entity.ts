import type { OptionalProps } from '@mikro-orm/postgresql';

import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { CaseState } from './case-file.entity.ts';

/** One change of one case: never updated, never deleted. */
@Entity({ tableName: 'case_change' })
@ObjectType({ description: 'Modification d’un dossier. Who did what, when and why.' })
export class CaseChange {
  declare [OptionalProps]?: 'sequence' | 'assignee' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  caseId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that acted.' })
  by!: string;

  @Enum({ items: () => CaseState, type: 'text', nullable: true })
  @Field(() => CaseState, { nullable: true, description: 'État avant. Null when it was opened.' })
  stateBefore!: CaseState | null;

  @Enum({ items: () => CaseState, type: 'text' })
  @Field(() => CaseState, { description: 'État après.' })
  stateAfter!: CaseState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Confié à. Of an assignment.' })
  assignee: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
