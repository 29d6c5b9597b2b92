import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';

import { Actor } from '../actor/actor.entity.ts';
import { Summons } from './summons.entity.ts';

/** Agenda. A half-day of an actor that a summons has taken. Its key is what keeps two summonses apart. */
@Entity({ tableName: 'diary_entry' })
export class DiaryEntry {
  declare [PrimaryKeyProp]?: ['actor', 'date', 'half'];

  @ManyToOne({ entity: () => Actor, ref: true, primary: true })
  actor!: Ref<Actor>;

  @PrimaryKey({ type: 'string', columnType: 'date' })
  date!: string;

  @PrimaryKey({ type: 'text' })
  half!: 'MORNING' | 'AFTERNOON';

  @ManyToOne({ entity: () => Summons, ref: true })
  summons!: Ref<Summons>;
}
