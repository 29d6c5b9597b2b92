import { ArrayType } from '@mikro-orm/postgresql';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Equipment } from './venue.rules.ts';

/** The equipment of a room, by its name in the rules. */
export const RoomEquipment: { readonly [Name in Equipment]: Name } = {
  SPORTS: 'SPORTS', COMPUTERS: 'COMPUTERS', LABORATORY: 'LABORATORY', WORKSHOP: 'WORKSHOP', FARM: 'FARM', SCANNER: 'SCANNER',
};
registerEnumType(RoomEquipment, { name: 'RoomEquipment', description: 'Équipement. Sports facility, computers, laboratory, workshop, farm, scanner of scripts.' });

/** Salle. A room of a venue, found by its code there. */
@Entity({ tableName: 'room' })
@ObjectType({ description: 'Salle. A room of a venue.' })
export class Room {
  declare [PrimaryKeyProp]?: ['venueId', 'code'];

  @PrimaryKey({ type: 'text' })
  venueId!: GlobalId;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Code. Of the room in its venue.' })
  code!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Capacité. Candidates that it seats at once.' })
  capacity!: number;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Accessible. Whether a wheelchair user can sit there.' })
  accessible!: boolean;

  @Property({ type: ArrayType })
  @Field(() => [RoomEquipment], { description: 'Équipement.' })
  equipment!: Equipment[];
}
