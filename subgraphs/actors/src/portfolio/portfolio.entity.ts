import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { VisitState } from './visit.rules.ts';

registerEnumType(VisitState, { name: 'VisitState', description: 'État de la visite.' });

/** Établissements suivis. Which schools one deputy chair follows, for one speciality of one session. */
@Entity({ tableName: 'deputy_portfolio' })
@ObjectType({ description: 'Établissements suivis par un président adjoint. For one speciality of one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY])')
export class DeputyPortfolio {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  /** Of any MIREX. */
  @Property({ type: 'text' })
  deputyId!: GlobalId;

  @Property({ type: 'text' })
  specialityCode!: string;

  /** Grows with each change of its schools. */
  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}

/** One school of a portfolio; its key is what keeps two deputies apart. */
@Entity({ tableName: 'deputy_portfolio_school' })
export class PortfolioSchool {
  declare [PrimaryKeyProp]?: ['session', 'specialityCode', 'uai'];

  @PrimaryKey({ type: 'integer' })
  session!: number;

  @PrimaryKey({ type: 'text' })
  specialityCode!: string;

  @PrimaryKey({ type: 'text' })
  uai!: string;

  @ManyToOne({ entity: () => DeputyPortfolio, ref: true })
  portfolio!: Ref<DeputyPortfolio>;
}

/** Visite. A deputy chair goes to a school that they follow. */
@Entity({ tableName: 'deputy_visit' })
@ObjectType({ description: 'Visite d’un président adjoint. To a school that they follow.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY])')
export class DeputyVisit {
  declare [OptionalProps]?: 'version' | 'state' | 'report';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @ManyToOne({ entity: () => DeputyPortfolio, ref: true })
  portfolio!: Ref<DeputyPortfolio>;

  @Property({ type: 'text' })
  uai!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Enum({ items: () => VisitState, type: 'text' })
  @Field(() => VisitState, { description: 'État.' })
  state: VisitState = VisitState.PLANNED;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Compte rendu. What was seen, or why it was given up; null while it is planned.' })
  report: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}
