import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
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

  /** Null: reserved by another MIREX. */
  @ManyToOne({ entity: () => Summons, ref: true, nullable: true })
  summons!: Ref<Summons> | null;

  /** The MIREX that reserved it. */
  @Property({ type: 'text', nullable: true })
  reservedFor!: string | null;

  /** A reservation that is not confirmed by then is nothing; null: it stays. */
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;
}
