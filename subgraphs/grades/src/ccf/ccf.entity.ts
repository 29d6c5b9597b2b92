import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** SM-CCF. */
export enum CcfState {
  PLAN_DRAFT = 'PLAN_DRAFT',
  PLAN_SUBMITTED = 'PLAN_SUBMITTED',
  PLAN_VALIDATED = 'PLAN_VALIDATED',
  SUBMITTED = 'SUBMITTED',
  RETURNED = 'RETURNED',
  VALIDATED = 'VALIDATED',
}
registerEnumType(CcfState, { name: 'CcfState', description: 'État du CCF. The plan is drafted, submitted and validated; then the marks are submitted, returned or validated.' });

/** Plan de CCF. What a school agrees with the jury for one speciality and session, and the marks that are made by it. */
@Entity({ tableName: 'ccf_plan' })
@ObjectType({ description: 'Plan de CCF. What a school agrees with the jury for one speciality and session, and the marks that are made by it.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, CHAIR, DEPUTY, INSP, EST, CLERK, TEACHER])')
export class CcfPlan {
  declare [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Établissement. Its UAI.' })
  establishmentUai!: string;

  @Enum({ items: () => CcfState, type: 'text' })
  @Field(() => CcfState, { description: 'État.' })
  state: CcfState = CcfState.PLAN_DRAFT;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. When its marks are to be validated.' })
  dueAt!: Date;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}

/** Situation de CCF. One assessment of a paper, and what it weighs in it. */
@Entity({ tableName: 'ccf_situation' })
@ObjectType({ description: 'Situation de CCF. One assessment of a paper, and what it weighs in it.' })
export class CcfSituation {
  declare [PrimaryKeyProp]?: ['planId', 'number'];

  @PrimaryKey({ type: 'text' })
  planId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. In the plan, from 1.' })
  number!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Poids. In the mark of the paper, in tenths.' })
  weightTenths!: number;
}

/** One act on a plan: never updated, never deleted. */
@Entity({ tableName: 'ccf_change' })
@ObjectType({ description: 'Acte sur un plan de CCF. Who did what, when and why.' })
export class CcfChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  planId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte.' })
  act!: string;

  @Enum({ items: () => CcfState, type: 'text', nullable: true })
  @Field(() => CcfState, { nullable: true, description: 'État avant. Null for the first.' })
  stateBefore!: CcfState | null;

  @Enum({ items: () => CcfState, type: 'text' })
  @Field(() => CcfState, { description: 'État après.' })
  stateAfter!: CcfState;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Lignes. Marks that were entered.' })
  lines!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
