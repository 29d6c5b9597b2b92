import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { CentreKind } from '../centre/centre.entity.ts';

export enum ImplantationState {
  PROPOSED = 'PROPOSED',
  VALIDATED = 'VALIDATED',
  OUTDATED = 'OUTDATED',
}
registerEnumType(ImplantationState, { name: 'ImplantationState', description: 'État du schéma. Proposed, validated, or overtaken by another that was validated.' });

@ObjectType({ description: 'Implantation d’une épreuve. One paper in one centre.' })
export class PlantedPaper {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  centreId!: GlobalId;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;

  @Field(() => Int, { description: 'Capacité. Seats in rooms equipped for the paper.' })
  capacity!: number;
}

@ObjectType({ description: 'Candidats sans centre. Of one school, for one paper.' })
export class UnplantedPaper {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Établissement. UAI.' })
  uai!: string;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;
}

/** Schéma d’implantation. Which papers are sat in which centres, for how many candidates; never changed: a correction is another. */
@Entity({ tableName: 'implantation_plan' })
@ObjectType({ description: 'Schéma d’implantation. Which papers are sat in which centres; never changed, a correction is another.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
export class ImplantationPlan {
  declare [OptionalProps]?: 'validatedAt' | 'validatedBy';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => CentreKind, type: 'text' })
  @Field(() => CentreKind, { description: 'Nature des centres.' })
  kind!: CentreKind;

  @Enum({ items: () => ImplantationState, type: 'text' })
  @Field(() => ImplantationState, { description: 'État.' })
  state!: ImplantationState;

  @Property({ type: 'json' })
  @Field(() => [PlantedPaper], { description: 'Épreuves. By paper and centre.' })
  lines!: PlantedPaper[];

  @Property({ type: 'json' })
  @Field(() => [UnplantedPaper], { description: 'Candidats sans centre.' })
  left!: UnplantedPaper[];

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Proposé le.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Proposé par. The account.' })
  by!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Validé le.' })
  validatedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Validé par. The account.' })
  validatedBy: string | null = null;
}
