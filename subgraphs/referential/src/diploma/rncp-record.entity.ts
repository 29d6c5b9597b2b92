import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';

/** Fiche RNCP. A speciality's number in the national register, for a range of sessions: the same code changes number. */
@Entity({ tableName: 'rncp_record' })
@ObjectType({ description: 'Fiche RNCP. A speciality’s number in the national register, for a range of sessions.' })
export class RncpRecord {
  declare [PrimaryKeyProp]?: ['specialityCode', 'number'];

  @PrimaryKey({ type: 'text' })
  specialityCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Numéro. Digits only: 38351.' })
  number!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Première session. Null: not known.' })
  firstSession!: number | null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: none is known.' })
  lastSession!: number | null;
}
