import { createHash } from 'node:crypto';

import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

import type { DocumentFile } from './document.ts';

/** What the graph says of a row's file. */
@ObjectType({ description: 'Document à télécharger. A file of this row: the gateway serves it to whoever may read this field.' })
@Directive('@shareable')
export class PrintedDocument {
  @Field(() => String, { description: 'Adresse. Below the gateway’s own; asked with the same token as the graph.' })
  url!: string;

  @Field(() => Int, { description: 'Version. Of the row that the file shows.' })
  version!: number;

  /** Makes the file when it is asked for, and not before. */
  make!: () => Promise<DocumentFile | null>;

  @Field(() => String, { nullable: true, description: 'Empreinte SHA-256. Of the file’s bytes, hexadecimal; null when it cannot be made.' })
  @Directive('@cost(weight: 20)')
  async sha256(): Promise<string | null> {
    const file = await this.make();
    return file && createHash('sha256').update(file.bytes).digest('hex');
  }

  static of(id: GlobalId, version: number, make: () => Promise<DocumentFile | null>): PrintedDocument {
    return Object.assign(new PrintedDocument(), { url: `/documents/${id}`, version, make });
  }
}
