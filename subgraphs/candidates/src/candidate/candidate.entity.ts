import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { PostalAddress } from '../address/address.rules.ts';

/** As civil status writes it. */
export enum Sex {
  F = 'F',
  M = 'M',
}
registerEnumType(Sex, { name: 'Sex', description: 'Sexe. As civil status writes it.' });

/** Candidat. One person, once per MIREX, however many sessions they sit. */
@Entity({ tableName: 'candidate' })
@Unique({ name: 'one_candidate_per_ine', properties: ['ine'] })
@Unique({ name: 'one_candidate_per_inaa', properties: ['inaa'] })
@Index({ name: 'candidate_by_identity', properties: ['identityKey'] })
@ObjectType({ description: 'Candidat. A person who is or was enrolled for an exam in this MIREX.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class Candidate {
  declare [OptionalProps]?: 'ine' | 'inaa' | 'address' | 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'INE. National pupil number; null for those who never had one.' })
  ine!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'INAA. Number of agricultural education’s pupils, opaque; null when not known.' })
  inaa!: string | null;

  /** What the spellings of the names have in common, with the birth date: how a person without a number is found again. */
  @Property({ type: 'text' })
  identityKey!: string;

  @Property({ type: 'text' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, TEACHER, CAND, LEGAL_REP])')
  @Field(() => String, { description: 'Nom de naissance.' })
  lastName!: string;

  @Property({ type: 'text' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, TEACHER, CAND, LEGAL_REP])')
  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date de naissance.' })
  birthDate!: string;

  @Enum({ items: () => Sex, type: 'text' })
  @Field(() => Sex, { description: 'Sexe.' })
  sex!: Sex;

  /** Where letters go; null when nobody has said. */
  @Property({ type: 'json', nullable: true })
  address: PostalAddress | null = null;

  /** Grows with each change: what the other subgraphs are told carries it. */
  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. Who changes the candidate says which version they have seen.' })
  version!: number;
}
