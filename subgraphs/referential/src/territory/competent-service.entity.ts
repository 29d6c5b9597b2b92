import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Rôle: what a service is to its MIREX. */
export enum ServiceRole {
  HOST = 'HOST',
  MEMBER = 'MEMBER',
}
registerEnumType(ServiceRole, { name: 'ServiceRole', description: 'Rôle. The host houses the MIREX; in the overseas ones competence sits in several services.' });

/** Service compétent. A DRAAF, DAAF or school that holds the competence of a MIREX: who signs names it. */
@Entity({ tableName: 'competent_service' })
@ObjectType({ description: 'Service compétent. A service that holds the competence of a MIREX; a signature names it.' })
export class CompetentService {
  declare [PrimaryKeyProp]?: ['mirexCode', 'name'];

  @PrimaryKey({ type: 'text' })
  mirexCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Nom. DRAAF Bretagne.' })
  name!: string;

  @Enum({ items: () => ServiceRole, type: 'text' })
  @Field(() => ServiceRole, { description: 'Rôle.' })
  role!: ServiceRole;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Au. Last day; null: still in force.' })
  validTo!: string | null;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité.' })
  status!: FactStatus;
}
