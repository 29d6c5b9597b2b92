import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';

/** One data set of one edition, as it was published. */
@Entity({ tableName: 'edition_content' })
export class EditionContentRow {
  declare [PrimaryKeyProp]?: ['editionNumber', 'dataSet'];

  @PrimaryKey({ type: 'integer' })
  editionNumber!: number;

  @PrimaryKey({ type: 'text' })
  dataSet!: string;

  @Property({ type: 'json' })
  content!: readonly Readonly<Record<string, unknown>>[];
}
