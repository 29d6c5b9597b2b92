import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { PublishedDecision } from './exam-result.entity.ts';

/** One change of one published result: never updated, never deleted. */
@Entity({ tableName: 'result_change' })
@ObjectType('ExamResultChange', { description: 'Modification d’un résultat publié. Who rectified what, when and why.' })
export class ResultChange {
  declare [OptionalProps]?: 'sequence' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  resultId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => PublishedDecision, type: 'text', nullable: true })
  @Field(() => PublishedDecision, { nullable: true, description: 'Résultat avant. Null when it was published first.' })
  decisionBefore!: PublishedDecision | null;

  @Enum({ items: () => PublishedDecision, type: 'text' })
  @Field(() => PublishedDecision, { description: 'Résultat après.' })
  decisionAfter!: PublishedDecision;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Rang de la décision.' })
  decisionNumber!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
