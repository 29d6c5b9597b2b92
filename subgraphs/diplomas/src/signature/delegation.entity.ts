import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** Délégation de signature. Who may sign in the name of the authority, for how long, by which act. */
@Entity({ tableName: 'signature_delegation' })
@ObjectType({ description: 'Délégation de signature. Who may sign in the name of the authority, for how long, by which act.' })
export class SignatureDelegation {
  declare [PrimaryKeyProp]?: ['account', 'validFrom'];

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Compte. Of the signatory.' })
  account!: string;

  @PrimaryKey({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  validTo!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom. As it is printed.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qualité. As it is printed: Directrice régionale.' })
  quality!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte. That delegates.' })
  act!: string;
}
