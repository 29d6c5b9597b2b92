import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

/** Session. An exam year. */
@Entity({ tableName: 'exam_session' })
@ObjectType({ description: 'Session. An exam year; each calendar zone has its own dates.' })
@Directive('@key(fields: "year")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Session {
  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Année.' })
  year!: number;
}
