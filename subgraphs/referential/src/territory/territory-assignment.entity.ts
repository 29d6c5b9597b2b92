import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { MirexCode } from '@mirex/schema/mirex';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Compétence territoriale. One region under one MIREX, for a range of sessions. A move of territory is a second row. */
@Entity({ tableName: 'territory_assignment' })
@ObjectType({ description: 'Compétence territoriale. One region under one MIREX, for a range of sessions.' })
export class TerritoryAssignment {
  declare [PrimaryKeyProp]?: ['regionCode', 'firstSession'];

  @PrimaryKey({ type: 'text' })
  regionCode!: string;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Première session.' })
  firstSession!: number;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: still in force.' })
  lastSession!: number | null;

  @Property({ type: 'text' })
  mirexCode!: MirexCode;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Effet. The day from which the MIREX acts.' })
  effectiveFrom!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source. The text that assigns it.' })
  source!: string;
}
