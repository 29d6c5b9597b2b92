import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PaperToSit } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';

/** Carte d’épreuves. Written in bulk by SQL; each version replaces the one before, and is told. */
@Entity({ tableName: 'paper_map' })
export class PaperMap {
  @PrimaryKey({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'json' })
  papers!: PaperToSit[];

  @Property({ type: 'timestamptz' })
  drawnAt!: Date;
}
