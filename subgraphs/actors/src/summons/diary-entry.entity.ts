import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** Agenda. A half-day of an actor that a summons has taken. Its key is what keeps two summons apart. */
@Entity({ tableName: 'diary_entry' })
export class DiaryEntry {
  @PrimaryKey({ type: 'text' })
  actorId!: string;

  @PrimaryKey({ type: 'string', columnType: 'date' })
  date!: string;

  @PrimaryKey({ type: 'text' })
  half!: 'MORNING' | 'AFTERNOON';

  @Property({ type: 'text' })
  summonsId!: GlobalId;
}
