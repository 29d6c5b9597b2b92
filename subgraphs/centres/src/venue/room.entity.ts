import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Field, Int, ObjectType } from 'type-graphql';

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
}
