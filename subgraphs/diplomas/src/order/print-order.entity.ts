import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Signatory } from '../certificate/certificate.entity.ts';
import type { OrderedUnit } from './print-order.rules.ts';

export enum Modality {
  UC = 'UC',
  VAE = 'VAE',
}
registerEnumType(Modality, { name: 'PrintOrderModality', description: 'Modalité. Unités capitalisables, or validation des acquis de l’expérience.' });

export enum PrintOrderState {
  RECEIVED = 'RECEIVED',
  NUMBERED = 'NUMBERED',
  PRINTED = 'PRINTED',
  SIGNED = 'SIGNED',
  SENT = 'SENT',
  SPOILED = 'SPOILED',
  CANCELLED = 'CANCELLED',
  REVOKED = 'REVOKED',
}
registerEnumType(PrintOrderState, { name: 'PrintOrderState', description: 'État d’une commande d’impression. From the regional jury’s order to the post.' });

@ObjectType({ description: 'Unité. Of a diploma by units, and when it was obtained.' })
class DiplomaUnit implements OrderedUnit {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Obtenue le. Null: it is not.' })
  obtainedOn!: string | null;
}

/** Commande d’impression. What a regional jury has given, and the MIREX prints: a diploma, or for a part of it a certificate of blocks. */
@Entity({ tableName: 'print_order' })
@Unique({ name: 'one_order_per_reference', properties: ['regionCode', 'reference'] })
@Index({ name: 'print_order_by_session', properties: ['session', 'id'] })
@ObjectType({ description: 'Commande d’impression. What a regional jury has given by units or by experience, and the MIREX prints.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, DRAAF])')
export class PrintOrder {
  declare [OptionalProps]?: 'version' | 'state' | 'number' | 'checkCode' | 'printedOn' | 'signatory' | 'stamp';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Enum({ items: () => Modality, type: 'text' })
  @Field(() => Modality, { description: 'Modalité.' })
  modality!: Modality;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Région. INSEE code of the jury’s.' })
  regionCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Référence. The jury’s own.' })
  reference!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  lastName!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date de naissance.' })
  birthDate!: string;

  @Property({ type: 'text' })
  sex!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The year of the jury: its numbers are of that series.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Code of its kind: BTSA.' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  specialityLabel!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Jury du. The day on which it gave the diploma.' })
  juryOn!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Partielle. Of VAE: a certificate of blocks is printed.' })
  partial!: boolean;

  @Property({ type: 'json' })
  @Field(() => [DiplomaUnit], { description: 'Unités.' })
  units!: OrderedUnit[];

  @Enum({ items: () => PrintOrderState, type: 'text' })
  @Field(() => PrintOrderState, { description: 'État.' })
  state: PrintOrderState = PrintOrderState.RECEIVED;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Commande. When it came in.' })
  orderedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Commandé par. The account.' })
  orderedBy!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Numéro. The one it bears now; null before, and for a part.' })
  number: string | null = null;

  /** What a verifier must know besides the number; printed, never in the graph. */
  @Property({ type: 'text', nullable: true })
  checkCode: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  printedOn: string | null = null;

  @Property({ type: 'json', nullable: true })
  signatory: Signatory | null = null;

  @Property({ type: 'text', nullable: true })
  stamp: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
