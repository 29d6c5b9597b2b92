import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { FraudState } from './fraud.type.ts';

/** One act in a fraud case: never updated, never deleted. */
@Entity({ tableName: 'fraud_change' })
@Index({ name: 'fraud_change_by_case', properties: ['caseId', 'sequence'] })
@ObjectType({ description: 'Acte du dossier de fraude. Who did what, when and why.' })
export class FraudChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  caseId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account; silence for what nobody did.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte.' })
  act!: string;

  @Enum({ items: () => FraudState, type: 'text', nullable: true })
  @Field(() => FraudState, { nullable: true, description: 'État avant. Null for the first.' })
  stateBefore!: FraudState | null;

  @Enum({ items: () => FraudState, type: 'text' })
  @Field(() => FraudState, { description: 'État après.' })
  stateAfter!: FraudState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
