import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Unité of an item's value. */
export enum RegulationUnit {
  HUNDREDTHS = 'HUNDREDTHS',
  SESSIONS = 'SESSIONS',
  COUNT = 'COUNT',
  PERCENT = 'PERCENT',
  MINUTES = 'MINUTES',
  HOURS = 'HOURS',
  DAYS = 'DAYS',
  MONTHS = 'MONTHS',
  YEARS = 'YEARS',
  MONTH_DAY = 'MONTH_DAY',
  TEXT = 'TEXT',
}
registerEnumType(RegulationUnit, {
  name: 'RegulationUnit',
  description: 'Unité. Of the value of a rule: hundredths of a point, sessions, a count, a share, a time, a day of the year (1231: 31 December), or words.',
});

/** Disposition. One number or one sentence of a regulation, with its own source and reliability. */
@Entity({ tableName: 'regulation_item' })
@ObjectType({ description: 'Disposition. One number or one sentence of a regulation, with its own source.' })
export class RegulationItem {
  declare [PrimaryKeyProp]?: ['regulationCode', 'name'];

  @PrimaryKey({ type: 'text' })
  regulationCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Nom. Stable: PASS_AVERAGE.' })
  name!: string;

  @Enum({ items: () => RegulationUnit, type: 'text' })
  @Field(() => RegulationUnit, { description: 'Unité.' })
  unit!: RegulationUnit;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Valeur. Null when it is in words.' })
  value!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Texte. In French.' })
  wording!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source.' })
  source!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité.' })
  status!: FactStatus;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with a change.' })
  version!: number;
}
