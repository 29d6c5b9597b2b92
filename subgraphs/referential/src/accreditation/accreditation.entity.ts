import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Nature: what an establishment is accredited for. */
export enum AccreditationKind {
  CCF = 'CCF',
  UC = 'UC',
  SEMESTERS = 'SEMESTERS',
}
registerEnumType(AccreditationKind, { name: 'AccreditationKind', description: 'Nature. Assessment during the course, capitalisable units, or courses in semesters.' });

/** Habilitation. What an establishment may do, for some years. */
@Entity({ tableName: 'accreditation' })
@ObjectType({ description: 'Habilitation. What an establishment may do, for some years.' })
export class Accreditation {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. UAI, nature, speciality and first day.' })
  code!: string;

  @Property({ type: 'text' })
  uai!: string;

  @Enum({ items: () => AccreditationKind, type: 'text' })
  @Field(() => AccreditationKind, { description: 'Nature.' })
  kind!: AccreditationKind;

  /** Null: every speciality. */
  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  validTo!: string;
}
