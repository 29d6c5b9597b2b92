import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Règlement d’examen. The rules of a diploma for a range of sessions, as data; its items are `RegulationItem`. */
@Entity({ tableName: 'exam_regulation' })
@ObjectType({ description: 'Règlement d’examen. The rules of a diploma for a range of sessions.' })
export class ExamRegulation {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Diploma, scope and first session: BTSA.RENOVATED.2021.' })
  code!: string;

  @Property({ type: 'text' })
  diplomaCode!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Champ. What of the diploma it is for; null: all of it.' })
  scope!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Territoire. INSEE code of the region that it is for; null: every one.' })
  regionCode!: string | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Première session.' })
  firstSession!: number;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: still in force.' })
  lastSession!: number | null;

  @Property({ type: 'text[]' })
  @Field(() => [String], { description: 'Références. The texts that make it.' })
  legalRefs!: string[];

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. That of its least sure item.' })
  status!: FactStatus;
}
