import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Zone: metropolitan France, overseas departments, other collectivities. */
export enum TerritoryZone {
  METRO = 'METRO',
  DROM = 'DROM',
  COM = 'COM',
}
registerEnumType(TerritoryZone, { name: 'TerritoryZone', description: 'Zone. Metropolitan France, overseas departments, or overseas collectivities.' });

/** Région, or overseas collectivity, by its INSEE code. */
@Entity({ tableName: 'region' })
@ObjectType({ description: 'Région. A region or an overseas collectivity.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Region {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. INSEE: 53; for a collectivity its three digits: 987.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Enum({ items: () => TerritoryZone, type: 'text' })
  @Field(() => TerritoryZone, { description: 'Zone.' })
  zone!: TerritoryZone;
}
