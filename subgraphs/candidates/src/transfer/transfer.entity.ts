import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum TransferState {
  PENDING = 'PENDING',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
}
registerEnumType(TransferState, { name: 'TransferState', description: 'État du transfert. PENDING: the other MIREX was not reached yet, and is asked again.' });

/** Transfert. An enrolment that goes on in another MIREX: it takes it over first, then this one leaves a redirect. */
@Entity({ tableName: 'transfer' })
@ObjectType({ description: 'Transfert. An enrolment that goes on in another MIREX.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class Transfer {
  declare [OptionalProps]?: 'version' | 'attempts' | 'why' | 'movedToId';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'MIREX d’accueil. Its code.' })
  mirex!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Enum({ items: () => TransferState, type: 'text' })
  @Field(() => TransferState, { description: 'État.' })
  state!: TransferState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Demandé le.' })
  askedAt!: Date;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Essais. How often the other MIREX was asked.' })
  attempts: number = 0;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif du refus. Code of the other MIREX’s refusal.' })
  why: string | null = null;

  @Property({ type: 'text', nullable: true })
  movedToId: GlobalId | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
