import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum AnomalyRule {
  OPTION_MISSING = 'OPTION_MISSING',
  PERSON_TWICE = 'PERSON_TWICE',
  OFFER_CLOSED = 'OFFER_CLOSED',
  PAPERS_UNKNOWN = 'PAPERS_UNKNOWN',
  KEPT_MARK_MISSING = 'KEPT_MARK_MISSING',
  KEPT_MARK_UNDECIDED = 'KEPT_MARK_UNDECIDED',
  EXEMPTION_UNDECIDED = 'EXEMPTION_UNDECIDED',
  ACCOMMODATION_UNDECIDED = 'ACCOMMODATION_UNDECIDED',
  NATIONAL_CHECK_OPEN = 'NATIONAL_CHECK_OPEN',
}
registerEnumType(AnomalyRule, { name: 'AnomalyRule', description: 'Règle de contrôle. What it looks for in the file of an enrolment.' });

/** Anomalie. What a rule finds in the file of a standing enrolment: a row of a view, never written. */
@Entity({ tableName: 'enrolment_anomaly' })
@ObjectType({ description: 'Anomalie d’inscription. What a rule finds in the file; gone once it is mended.' })
export class EnrolmentAnomaly {
  declare [PrimaryKeyProp]?: ['enrolmentId', 'rule', 'about'];

  @PrimaryKey({ type: 'text' })
  enrolmentId!: GlobalId;

  @PrimaryKey({ type: 'text' })
  @Field(() => AnomalyRule, { description: 'Règle.' })
  rule!: AnomalyRule;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Objet. What it is about: another candidate number, a paper, an offer; empty when the rule says all.' })
  about!: string;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  number!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif de la résolution. Why it may stand; null: still open.' })
  resolution!: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Résolue le.' })
  resolvedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Résolue par. The account.' })
  resolvedBy!: string | null;
}
