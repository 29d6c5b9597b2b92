import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import type { PostalAddress } from './address.rules.ts';
import { Address } from './address.type.ts';

/** Trace. One change of address: written with the change, never changed after. */
@Entity({ tableName: 'candidate_change' })
@ObjectType({ description: 'Trace. One change of a candidate’s address.' })
export class CandidateChange {
  declare [PrimaryKeyProp]?: ['candidateId', 'version'];

  @PrimaryKey({ type: 'text' })
  candidateId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. Of the candidate after the change.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that acted.' })
  by!: string;

  @Property({ type: 'json', nullable: true })
  @Field(() => Address, { nullable: true, description: 'Avant. Null: none was known.' })
  before!: PostalAddress | null;

  @Property({ type: 'json' })
  @Field(() => Address, { description: 'Après.' })
  after!: PostalAddress;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As given by who acted.' })
  reason!: string | null;
}
