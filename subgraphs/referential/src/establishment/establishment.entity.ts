import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Secteur. */
export enum Sector {
  PUBLIC = 'PUBLIC',
  PRIVATE_UNDER_CONTRACT = 'PRIVATE_UNDER_CONTRACT',
  PRIVATE_NO_CONTRACT = 'PRIVATE_NO_CONTRACT',
  PRIVATE_HIGHER_ED = 'PRIVATE_HIGHER_ED',
}
registerEnumType(Sector, { name: 'Sector', description: 'Secteur. Public, or private with or without a contract with the State.' });

/** Établissement. A school that prepares for the exams, by its UAI. */
@Entity({ tableName: 'establishment' })
@ObjectType({ description: 'Établissement. A school or training centre that prepares for the exams.' })
@Directive('@key(fields: "uai")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Establishment {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'UAI. Seven digits and their check letter.' })
  uai!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Enum({ items: () => Sector, type: 'text' })
  @Field(() => Sector, { description: 'Secteur.' })
  sector!: Sector;

  @Property({ type: 'text' })
  departmentCode!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Commune. Null: not known.' })
  commune!: string | null;
}
