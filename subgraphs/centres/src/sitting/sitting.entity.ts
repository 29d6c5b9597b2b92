import { ArrayType, type OptionalProps } from '@mikro-orm/postgresql';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { RoomEquipment } from '../venue/room.entity.ts';
import type { Equipment } from '../venue/venue.rules.ts';
import { wallClock } from './sitting.rules.ts';

/** Épreuve en salle. One paper in one centre at one hour. */
@Entity({ tableName: 'sitting' })
@Unique({ name: 'one_sitting_per_centre_paper_and_start', properties: ['centreId', 'paperCode', 'startsAt'] })
@Index({ name: 'sitting_by_paper', properties: ['session', 'paperCode'] })
@ObjectType({ description: 'Passage d’épreuve. One paper (épreuve) in one centre at one hour.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
export class Sitting {
  declare [OptionalProps]?: 'localStart' | 'localEnd' | 'requires' | 'frozen' | 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  centreId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  paperCode!: string;

  /** Of the paper: who changes it leaves the sitting. */
  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant, in UTC.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant, in UTC.' })
  endsAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fuseau horaire. Of the venue, by IANA: Pacific/Noumea.' })
  timeZone!: string;

  @Property({ type: ArrayType })
  @Field(() => [RoomEquipment], { description: 'Équipement demandé. What its rooms are equipped with.' })
  requires: Equipment[] = [];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Gel. Why nobody sits it for now; null when it stands.' })
  frozen: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Début à l’heure du lieu. As on its wall clock: 2026-06-08T09:00.' })
  get localStart(): string {
    return wallClock(this.startsAt, this.timeZone);
  }

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Fin à l’heure du lieu. As on its wall clock: 2026-06-08T13:00.' })
  get localEnd(): string {
    return wallClock(this.endsAt, this.timeZone);
  }
}
