import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BigIntType, type OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Currency } from '@mirex/schema/money';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { BatchError } from './batch-check.rules.ts';
import { BatchState } from './batch-state.rules.ts';

/** What a batch pays: each kind goes to an application of its own. */
export enum BatchKind {
  PAYROLL = 'PAYROLL',
  TRAVEL = 'TRAVEL',
  INVOICE = 'INVOICE',
}
registerEnumType(BatchKind, {
  name: 'BatchKind',
  description: 'Nature d’un lot.',
  valuesConfig: { PAYROLL: { description: 'Paie. Vacations.' }, TRAVEL: { description: 'Déplacements.' }, INVOICE: { description: 'Factures de fournisseurs.' } },
});
registerEnumType(BatchState, { name: 'BatchState', description: 'État d’un lot. From the open batch to the last acknowledged line.' });

/** Lot. Claims that are sent to a financial application together. Sealed, it never changes. */
@Entity({ tableName: 'batch' })
@Unique({ name: 'one_batch_per_sequence', properties: ['kind', 'sequence'] })
@Index({ name: 'batch_by_opening', properties: ['openedAt', 'id'] })
@ObjectType({ description: 'Lot. Claims that are sent to a financial application together; sealed, it never changes.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
export class Batch {
  declare [OptionalProps]?: 'version' | 'sequence' | 'errors' | 'checkedAt' | 'lineCount' | 'minor' | 'sha256' | 'budgetCode' | 'budgetYear' | 'sealedAt' | 'sentAt' | 'acknowledgedAt';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Enum({ items: () => BatchKind, type: 'text' })
  @Field(() => BatchKind, { description: 'Nature.' })
  kind!: BatchKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Devise. ISO 4217: EUR or XPF.' })
  currency!: Currency;

  @Enum({ items: () => BatchState, type: 'text' })
  @Field(() => BatchState, { description: 'État.' })
  state!: BatchState;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Numéro. Of the MIREX and the kind, without gaps; null until it is sealed.' })
  sequence: number | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture.' })
  openedAt!: Date;

  /** What the last check found; null before the first, and again once the lines have changed. */
  @Property({ type: 'json', nullable: true })
  errors: readonly BatchError[] | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Contrôle. The last one; null when its lines changed since.' })
  checkedAt: Date | null = null;

  /** Kept with each change of the lines; the database refuses to seal a batch of which they are not the count and the sum. */
  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Nombre de lignes.' })
  lineCount: number = 0;

  @Property({ type: new BigIntType('bigint') })
  minor: bigint = 0n;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Empreinte. SHA-256 of the sealed lines, in hexadecimal; null until it is sealed.' })
  sha256: string | null = null;

  /** The budget that it was sealed against. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Ligne budgétaire. Programme, action, sub-action; null until it is sealed.' })
  budgetCode: string | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Exercice. The calendar year that it is counted in; null until it is sealed.' })
  budgetYear: number | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Scellement.' })
  sealedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Envoi.' })
  sentAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Dernier accusé.' })
  acknowledgedAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change; grows with it.' })
  version!: number;
}
