import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Déclaration validée. A MIREX says that the data of a session are right. */
@Entity({ tableName: 'declaration' })
@ObjectType({ description: 'Déclaration validée. A MIREX says that the data of a session are right.' })
export class Declaration {
  declare [PrimaryKeyProp]?: ['sessionYear', 'mirexCode'];

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  sessionYear!: number;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirexCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Validation.' })
  validatedAt!: Date;

  @Property({ type: 'text' })
  validatedBy!: string;
}
