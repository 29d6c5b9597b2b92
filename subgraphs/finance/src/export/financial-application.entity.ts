import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import type { JWK } from 'jose';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

import type { Debtor } from './pain-001.ts';

/** Application financière. Whom batches are encrypted for: nobody else can read them, the gateway that carries them included. */
@Entity({ tableName: 'financial_application' })
@Unique({ name: 'one_financial_application_per_name', properties: ['name'] })
@ObjectType({ description: 'Application financière. Whom batches are encrypted for: nobody else can read them.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, TRANS, FIN])')
export class FinancialApplication {
  declare [OptionalProps]?: 'debtor';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Property({ type: 'json' })
  publicKey!: JWK;

  /** RFC 7638, so that both sides can compare what they hold. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte de la clé publique. RFC 7638.' })
  thumbprint!: string;

  /** The account that a credit transfer is drawn on; null: it is given no transfers. */
  @Property({ type: 'json', nullable: true })
  debtor: Debtor | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Enregistrement.' })
  registeredAt!: Date;
}
