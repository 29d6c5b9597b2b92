import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type OptionalProps, type Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { LineState } from '../acknowledgement/acknowledgement.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { Batch } from './batch.entity.ts';

registerEnumType(LineState, { name: 'BatchLineState', description: 'État d’une ligne de lot. What the financial application said of it.' });

/** Ligne de lot. One claim, as it is sent. Its id is what the application answers with; its place in the file means nothing. */
@Entity({ tableName: 'batch_line' })
@Index({ name: 'batch_line_by_batch', properties: ['batch', 'rank'] })
@Index({ name: 'batch_line_by_claim', properties: ['claim'] })
@ObjectType({ description: 'Ligne de lot. One claim, as it is sent.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
export class BatchLine {
  declare [OptionalProps]?: 'payeeFileId' | 'state' | 'code' | 'text' | 'correctsId' | 'paidOn' | 'paidMinor';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque; named by acknowledgements.' })
  id!: GlobalId;

  @ManyToOne({ entity: () => Batch, ref: true })
  batch!: Ref<Batch>;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Rang. 1 for the first of the batch.' })
  rank!: number;

  @ManyToOne({ entity: () => Claim, ref: true })
  claim!: Ref<Claim>;

  @Property({ type: new BigIntType('bigint') })
  minor!: bigint;

  /** The payee file that was in force when the batch was sealed. */
  @Property({ type: 'text', nullable: true })
  payeeFileId: GlobalId | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { name: 'corrects', nullable: true, description: 'Ligne corrigée. The rejected line that this one replaces.' })
  correctsId: GlobalId | null = null;

  @Enum({ items: () => LineState, type: 'text' })
  @Field(() => LineState, { description: 'État.' })
  state: LineState = LineState.PENDING;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Code de rejet. The application’s own.' })
  code: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif de rejet. The application’s own words.' })
  text: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date de paiement.' })
  paidOn: string | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  paidMinor: bigint | null = null;
}
