import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** MEF. Module élémentaire de formation: one year of a speciality, as school information systems name it. */
@Entity({ tableName: 'mef' })
@ObjectType({ description: 'MEF. Module élémentaire de formation: one year of a speciality, as school systems name it.' })
export class Mef {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Ten or eleven digits.' })
  code!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Libellé.' })
  label!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Durée. Years of the whole course; 9: not said.' })
  duration!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Année. Which year of the course; 9: not said.' })
  year!: number;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Ouverture.' })
  openedOn!: string | null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fermeture.' })
  closedOn!: string | null;
}
