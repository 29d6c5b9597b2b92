import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ProposalState {
  PROPOSED = 'PROPOSED',
  ADOPTED = 'ADOPTED',
  REJECTED = 'REJECTED',
  OVERRULED = 'OVERRULED',
}
registerEnumType(ProposalState, { name: 'HarmonisationProposalState', description: 'État de la proposition. Proposed, adopted, rejected, or taken back by the jury.' });

/** Commission d’harmonisation. Of the marks of one paper, once its marking is complete; the jury has the last word. */
@Entity({ tableName: 'harmonisation_commission' })
@ObjectType({ description: 'Commission d’harmonisation. Of the marks of one paper, marked by scripts or during the course, once they are complete; the jury has the last word.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
export class HarmonisationCommission {
  declare [OptionalProps]?: 'version' | 'closedAt' | 'closedBy' | 'minutes';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  paper!: string;

  @Property({ type: 'text', nullable: true })
  meetingId!: GlobalId | null;

  @Property({ type: 'json' })
  members!: readonly GlobalId[];

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture.' })
  openedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. Who opened it.' })
  openedBy!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Clôture. Null while it sits.' })
  closedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Auteur de la clôture.' })
  closedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Relevé de conclusions. Null while it sits.' })
  minutes: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}

/** What was moved by an adoption: what takes it back needs to know from where. */
export interface MovedMark {
  readonly id: GlobalId;
  readonly before: number;
  readonly after: number;
}

/** Proposition d’harmonisation. A shift for all marks of one lot, who proposed it and what became of it: never deleted. */
@Entity({ tableName: 'harmonisation_proposal' })
@ObjectType({ description: 'Proposition d’harmonisation. A shift for all marks of one lot, who proposed it and what became of it.' })
export class HarmonisationProposal {
  declare [PrimaryKeyProp]?: ['commissionId', 'number'];
  declare [OptionalProps]?: 'state' | 'decidedAt' | 'decidedBy' | 'decision' | 'overruledAt' | 'overruledBy' | 'overruling' | 'moved';

  @PrimaryKey({ type: 'text' })
  commissionId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. In its commission.' })
  number!: number;

  @Property({ type: 'text', nullable: true })
  batchId!: GlobalId | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Établissement. UAI: its marks of assessment during the course; null for a marking batch.' })
  establishmentUai!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Décalage. "+0,5" or "-1", for every mark of the lot.' })
  shift!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Enum({ items: () => ProposalState, type: 'text' })
  @Field(() => ProposalState, { description: 'État.' })
  state: ProposalState = ProposalState.PROPOSED;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Proposée le.' })
  proposedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  proposedBy!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Décidée le.' })
  decidedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Auteur de la décision.' })
  decidedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif de la décision.' })
  decision: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Retirée par le jury le.' })
  overruledAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Auteur du retrait.' })
  overruledBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif du retrait.' })
  overruling: string | null = null;

  @Property({ type: 'json' })
  moved: readonly MovedMark[] = [];
}
