import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Mode: assessed during the course, or by a paper at its end. */
export enum PaperMode {
  CCF = 'CCF',
  TERMINAL = 'TERMINAL',
}
registerEnumType(PaperMode, { name: 'PaperMode', description: 'Mode. CCF: assessed during the course; TERMINAL: a paper at its end.' });

/** Épreuve, or the part of one that has its own mark, mode and coefficient. */
@Entity({ tableName: 'paper' })
@ObjectType({ description: 'Épreuve. A paper, or the part of one that has its own mark, mode and coefficient.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Paper {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Formation code, number and part: 40321004.E1.1.' })
  code!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Numéro. Of the whole paper, in the regulation: E1.' })
  number!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Libellé.' })
  label!: string;

  @Enum({ items: () => PaperMode, type: 'text' })
  @Field(() => PaperMode, { description: 'Mode.' })
  mode!: PaperMode;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Coefficient. In tenths: 15 is 1.5.' })
  coefficientTenths!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Pas de note. The finest difference between two marks, in hundredths of a point.' })
  markStep!: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Anticipée. Sat a year before the others.' })
  anticipated!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Professionnelle. Counts in the tests on professional papers.' })
  professional!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'EPS. Physical education: a school doctor’s certificate exempts from it.' })
  eps!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Facultative. Sat by choice: only its points above a threshold count.' })
  optional!: boolean;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Première session.' })
  firstSession!: number;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: still in force.' })
  lastSession!: number | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source. Where its coefficient was read.' })
  source!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. PLACEHOLDER: an invented coefficient.' })
  status!: FactStatus;
}
