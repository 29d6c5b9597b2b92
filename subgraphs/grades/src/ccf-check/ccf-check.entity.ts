import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Reviewer } from './ccf-check.rules.ts';

export enum CheckState {
  SELECTED = 'SELECTED',
  REVIEWED = 'REVIEWED',
  CONFORM = 'CONFORM',
  NON_CONFORM = 'NON_CONFORM',
  JURY_DECIDED = 'JURY_DECIDED',
}
registerEnumType(CheckState, { name: 'AposterioriCheckState', description: 'État du contrôle. Drawn, reviewed, found conform or not, decided on by the jury.' });

/** Contrôle a posteriori. Of what one school did in one speciality's assessment during the course; it changes no mark. */
@Entity({ tableName: 'ccf_check' })
@ObjectType({ description: 'Contrôle a posteriori. Of the assessment during the course of one school and speciality, drawn by lot; it changes no mark.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, CHAIR, DEPUTY, INSP])')
export class AposterioriCheck {
  declare [OptionalProps]?: 'version' | 'state' | 'reviewers' | 'grid' | 'finding' | 'proposal' | 'decision';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  planId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Établissement contrôlé. Its UAI.' })
  establishmentUai!: string;

  @Enum({ items: () => CheckState, type: 'text' })
  @Field(() => CheckState, { description: 'État.' })
  state: CheckState = CheckState.SELECTED;

  @Property({ type: 'json' })
  reviewers: readonly Reviewer[] = [];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Grille. By which the group reviews, the same for all of a draw.' })
  grid: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Constat.' })
  finding: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Proposition au jury.' })
  proposal: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Décision du jury.' })
  decision: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}

/** One act on a check: never updated, never deleted. */
@Entity({ tableName: 'ccf_check_change' })
@ObjectType({ description: 'Acte sur un contrôle a posteriori. Who did what, when and why.' })
export class CheckChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  checkId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte.' })
  act!: string;

  @Enum({ items: () => CheckState, type: 'text', nullable: true })
  @Field(() => CheckState, { nullable: true, description: 'État avant. Null for the draw.' })
  stateBefore!: CheckState | null;

  @Enum({ items: () => CheckState, type: 'text' })
  @Field(() => CheckState, { description: 'État après.' })
  stateAfter!: CheckState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Texte. What was found, proposed or decided.' })
  text!: string | null;
}
