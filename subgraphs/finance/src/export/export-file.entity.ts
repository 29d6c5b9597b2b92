import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { type PrimaryKeyProp, type Ref } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Batch } from '../batch/batch.entity.ts';
import { FinancialApplication } from './financial-application.entity.ts';

export enum ExportFormat {
  JSON = 'JSON',
  CSV = 'CSV',
  PAIN_001 = 'PAIN_001',
}
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'Format d’un export.',
  valuesConfig: {
    JSON: { description: 'Canonique. Everything, in one order.' },
    CSV: { description: 'Tableur. The same, for people.' },
    PAIN_001: { description: 'ISO 20022 pain.001.001.09. A credit transfer.' },
  },
});

/** Fichier d’export. What a batch was sent as: kept as it was made, never made again. */
@Entity({ tableName: 'export_file' })
@ObjectType({ description: 'Fichier d’export. What a batch was sent as: kept as it was made, never made again.' })
export class ExportFile {
  declare [PrimaryKeyProp]?: 'batch';

  @ManyToOne({ entity: () => Batch, ref: true, primary: true })
  batch!: Ref<Batch>;

  @Property({ type: 'text' })
  idempotencyKey!: string;

  @Enum({ items: () => ExportFormat, type: 'text' })
  @Field(() => ExportFormat, { description: 'Format.' })
  format!: ExportFormat;

  @ManyToOne({ entity: () => FinancialApplication, ref: true })
  application!: Ref<FinancialApplication>;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. SHA-256 of the clear file, in hexadecimal: acknowledgements name it.' })
  sha256!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Taille. Of the clear file, in bytes.' })
  bytes!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fichier chiffré. A compact JWE (RFC 7516) for the application’s key.' })
  jwe!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fabrication.' })
  madeAt!: Date;
}
