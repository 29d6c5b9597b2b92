import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { CentreKind } from '../centre/centre.entity.ts';

export enum RunState {
  SIMULATED = 'SIMULATED',
  ADOPTED = 'ADOPTED',
  OUTDATED = 'OUTDATED',
}
registerEnumType(RunState, { name: 'AllocationRunState', description: 'État de la répartition. Proposed, written, or overtaken by another that was written.' });

/** Where one group goes, and why there. */
@ObjectType({ description: 'Choix. Where candidates of one school go together, and why there.' })
export class RunChoice {
  @Field(() => String, { description: 'Établissement. Its UAI.' })
  uai!: string;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => [String], { description: 'Épreuves. Codes.' })
  papers!: string[];

  @Field(() => String, { description: 'Lieu. Code of the centre’s venue.' })
  venue!: string;

  @Field(() => ID, { description: 'Centre.' })
  centreId!: GlobalId;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;

  @Field(() => [String], { description: 'Explication. French sentences: why this centre, and what could not be kept.' })
  why!: string[];
}

/** Who has no place, and why. */
@ObjectType({ description: 'Candidat sans place. Who, for which paper, and why.' })
export class RunLeftOut {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: GlobalId;

  @Field(() => String, { description: 'Numéro de candidat.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code; null: all of them.' })
  paper!: string | null;

  @Field(() => String, { description: 'Code. Of the reason, stable.' })
  code!: string;

  @Field(() => String, { description: 'Motif. A French sentence.' })
  why!: string;
}

/** Répartition. What an optimiser proposes for the candidates of a session, and whether it was written. */
@Entity({ tableName: 'allocation_run' })
@ObjectType({ description: 'Répartition des candidats. What the optimiser proposes, and whether it was written.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
export class AllocationRun {
  declare [OptionalProps]?: 'adoptedAt' | 'adoptedBy';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => CentreKind, type: 'text' })
  @Field(() => CentreKind, { description: 'Nature des centres.' })
  kind!: CentreKind;

  @Enum({ items: () => RunState, type: 'text' })
  @Field(() => RunState, { description: 'État.' })
  state!: RunState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Calculée le. An instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that asked for it.' })
  by!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Écrite le. Null while it is a proposal.' })
  adoptedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Écrite par. The account.' })
  adoptedBy: string | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Candidats. That were to be placed.' })
  candidates!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Sans place. Places that could not be given.' })
  unplaced!: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Optimale. False: the best that was found within the time.' })
  optimal!: boolean;

  @Property({ type: 'json' })
  @Field(() => [RunChoice], { description: 'Choix. By school and speciality.' })
  choices!: RunChoice[];

  @Property({ type: 'json' })
  @Field(() => [RunLeftOut], { description: 'Sans place. Who, and why.' })
  @Directive('@listSize(assumedSize: 100)')
  leftOut!: RunLeftOut[];

  /** Who goes to which centre; not in the graph: the places say it once the run is adopted. */
  @Property({ type: 'json' })
  assignments!: { enrolmentId: GlobalId; centreId: GlobalId }[];
}
