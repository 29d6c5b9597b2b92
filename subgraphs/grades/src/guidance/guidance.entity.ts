import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum GuidanceKind {
  INSTRUCTIONS = 'INSTRUCTIONS',
  ANSWER_KEY = 'ANSWER_KEY',
  GRID = 'GRID',
}
registerEnumType(GuidanceKind, { name: 'MarkingGuidanceKind', description: 'Nature. Consignes, corrigé, or grille.' });

export enum GuidanceState {
  DEPOSITED = 'DEPOSITED',
  VALIDATED = 'VALIDATED',
  SUPERSEDED = 'SUPERSEDED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(GuidanceState, { name: 'MarkingGuidanceState', description: 'État. Deposited, validated by another hand, in whose place another stands, withdrawn.' });

/** Consigne de correction. What the markers of a paper go by, hidden until nobody sits it any more, and until its instant. */
@Entity({ tableName: 'marking_guidance' })
@ObjectType({ description: 'Consigne de correction. What the markers of a paper go by; they see it once it is validated, from its instant.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, EXAM])')
export class MarkingGuidance {
  declare [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  paper!: string;

  @Enum({ items: () => GuidanceKind, type: 'text' })
  @Field(() => GuidanceKind, { description: 'Nature.' })
  kind!: GuidanceKind;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. 1 for the first of its paper and kind; a new text is the next.' })
  number!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Texte. Plain; an empty line ends a paragraph.' })
  body!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Levée de l’embargo. Its first instant for markers.' })
  visibleAt!: Date;

  @Enum({ items: () => GuidanceState, type: 'text' })
  @Field(() => GuidanceState, { description: 'État.' })
  state: GuidanceState = GuidanceState.DEPOSITED;

  @Property({ type: 'text' })
  depositedBy!: string;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}

/** One act on it: never updated, never deleted. */
@Entity({ tableName: 'guidance_change' })
@ObjectType({ description: 'Acte sur une consigne de correction. Who did what, when and why.' })
export class GuidanceChange {
  declare [OptionalProps]?: 'sequence' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  guidanceId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => GuidanceState, type: 'text', nullable: true })
  @Field(() => GuidanceState, { nullable: true, description: 'État avant. Null for the deposit.' })
  stateBefore!: GuidanceState | null;

  @Enum({ items: () => GuidanceState, type: 'text' })
  @Field(() => GuidanceState, { description: 'État après.' })
  stateAfter!: GuidanceState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
