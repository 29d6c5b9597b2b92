import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Spécialité. What a candidate is enrolled for, by its formation code of the Base centrale des nomenclatures. */
@Entity({ tableName: 'speciality' })
@ObjectType({ description: 'Spécialité. Of a diploma: what a candidate is enrolled for.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Speciality {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code formation. Eight characters: 40321004.' })
  code!: string;

  @Property({ type: 'text' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Libellé.' })
  label!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Première session. Null: not known.' })
  firstSession!: number | null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: none is known.' })
  lastSession!: number | null;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité de la dernière session. DERIVED: the year of the closing date.' })
  lastSessionStatus!: FactStatus;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Ouverture. Of the formation.' })
  openedOn!: string | null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fermeture. Of the formation.' })
  closedOn!: string | null;
}
