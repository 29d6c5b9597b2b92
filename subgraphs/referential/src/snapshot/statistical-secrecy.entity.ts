import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { Field, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Secret statistique. One row: how small a number may be and still be published. */
@Entity({ tableName: 'statistical_secrecy' })
@ObjectType({ description: 'Secret statistique. How small a number may be and still be published.' })
export class StatisticalSecrecy {
  declare [OptionalProps]?: 'onlyOne';

  @PrimaryKey({ type: 'boolean' })
  onlyOne: boolean = true;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Seuil. Numbers from 1 to below it are not published.' })
  threshold!: number;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. No text that gives a threshold for exams was found.' })
  status!: FactStatus;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Objet. Why it is what it is.' })
  note!: string;
}
