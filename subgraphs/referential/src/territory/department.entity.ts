import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Département, or overseas collectivity, by its INSEE code: never the first digits of a UAI. */
@Entity({ tableName: 'department' })
@ObjectType({ description: 'Département. Or an overseas collectivity, which stands as its own department.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Department {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. INSEE: 35, 2A, 987.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Property({ type: 'text' })
  regionCode!: string;
}
