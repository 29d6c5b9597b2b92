import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { CalendarZone } from '../session/session-calendar.entity.ts';

export enum OrderKind {
  SUBJECT_COMPROMISED = 'SUBJECT_COMPROMISED',
  BACKUP_ACTIVATED = 'BACKUP_ACTIVATED',
}
registerEnumType(OrderKind, { name: 'NationalOrderKind', description: 'Nature de l’ordre. Nobody sits the paper until further order, or it is sat with another subject.' });

@ObjectType({ description: 'Nouvelle date d’une épreuve, in one zone.' })
export class OrderedSitting {
  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant, included.' })
  startsAt!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant, excluded.' })
  endsAt!: string;
}

/** Ordre national. What every MIREX must do; the table refuses every change of it. */
@Entity({ tableName: 'national_order' })
@ObjectType({ description: 'Ordre national. What every MIREX must do, once; never taken back.' })
export class NationalOrder {
  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. 1, 2, 3…: obeyed in this order.' })
  number!: number;

  @Enum({ items: () => OrderKind, type: 'text' })
  @Field(() => OrderKind, { description: 'Nature.' })
  kind!: OrderKind;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  sessionYear!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  orderedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  orderedBy!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Property({ type: 'text[]' })
  @Field(() => [CalendarZone], { description: 'Zones. Those concerned.' })
  zones!: CalendarZone[];

  @Property({ type: 'json' })
  @Field(() => [OrderedSitting], { description: 'Nouvelles dates.' })
  sittings!: OrderedSitting[];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Sujet. Reference of the one to sit from now on.' })
  subjectReference!: string | null;

  @Property({ type: 'text', nullable: true })
  subjectDigest!: string | null;
}
