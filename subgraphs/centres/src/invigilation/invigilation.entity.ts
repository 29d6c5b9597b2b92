import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

/** Surveillance. One person watches over one room during one sitting. */
@Entity({ tableName: 'invigilation_duty' })
@Index({ name: 'invigilation_duty_by_actor', properties: ['actorId', 'startsAt'] })
@ObjectType({ description: 'Surveillance. Who watches over which room, and until when.' })
export class InvigilationDuty {
  declare [PrimaryKeyProp]?: ['sittingId', 'actorId'];

  @PrimaryKey({ type: 'text' })
  sittingId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Salle. Its code.' })
  roomCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin. That of the candidate who has the longest time there.' })
  endsAt!: Date;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. Who assigned it.' })
  by!: string;
}
