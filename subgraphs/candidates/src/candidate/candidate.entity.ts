import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** As civil status writes it. */
export enum Sex {
  F = 'F',
  M = 'M',
}
registerEnumType(Sex, { name: 'Sex', description: 'Sexe. As civil status writes it.' });

/** Candidat. One person, once per MIREX, however many sessions they sit. */
@Entity({ tableName: 'candidate' })
@Unique({ name: 'one_candidate_per_ine', properties: ['ine'] })
@ObjectType({ description: 'Candidat. A person who is or was enrolled for an exam in this MIREX.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Candidate {
  declare [OptionalProps]?: 'ine';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'INE. National pupil number; null for those who never had one.' })
  ine!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom de naissance.' })
  lastName!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date de naissance.' })
  birthDate!: string;

  @Enum({ items: () => Sex, type: 'text' })
  @Field(() => Sex, { description: 'Sexe.' })
  sex!: Sex;
}
