import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { CertificateState } from './certificate.entity.ts';

/** One change of one certificate: never updated, never deleted. */
@Entity({ tableName: 'certificate_change' })
@ObjectType({ description: 'Modification d’un relevé ou d’une attestation. Who changed what, when and why.' })
export class CertificateChange {
  declare [OptionalProps]?: 'sequence' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  certificateId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => CertificateState, type: 'text', nullable: true })
  @Field(() => CertificateState, { nullable: true, description: 'État avant. Null when it was issued.' })
  stateBefore!: CertificateState | null;

  @Enum({ items: () => CertificateState, type: 'text' })
  @Field(() => CertificateState, { description: 'État après.' })
  stateAfter!: CertificateState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
