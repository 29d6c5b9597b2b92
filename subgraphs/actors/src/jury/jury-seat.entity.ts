import { Entity, Enum, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { JuryBoard } from './jury-board.entity.ts';
import { SeatQuality, SeatRole } from './jury.rules.ts';

registerEnumType(SeatRole, { name: 'SeatRole', description: 'Rôle dans le jury.' });
registerEnumType(SeatQuality, { name: 'SeatQuality', description: 'Qualité. A board’s shares are counted by it.' });

/** Somebody's place in a board. */
@Entity({ tableName: 'jury_seat' })
@ObjectType({ description: 'Siège. Somebody’s place in a board.' })
export class JurySeat {
  declare [PrimaryKeyProp]?: ['board', 'actorId'];

  @ManyToOne({ entity: () => JuryBoard, ref: true, primary: true })
  board!: Ref<JuryBoard>;

  /** Of any MIREX. */
  @PrimaryKey({ type: 'text' })
  actorId!: GlobalId;

  @Enum({ items: () => SeatRole, type: 'text' })
  @Field(() => SeatRole, { description: 'Rôle.' })
  role!: SeatRole;

  @Enum({ items: () => SeatQuality, type: 'text' })
  @Field(() => SeatQuality, { description: 'Qualité.' })
  quality!: SeatQuality;
}
