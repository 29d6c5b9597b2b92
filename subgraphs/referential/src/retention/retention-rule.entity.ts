import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Règle de conservation. How long a class of documents and rows is kept, and by which text. */
@Entity({ tableName: 'retention_rule' })
@ObjectType({ description: 'Règle de conservation. How long a class of documents and rows is kept, and by which text.' })
export class RetentionRule {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. SCRIPTS, CLAIM_DOCUMENTS…' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Libellé. French.' })
  label!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Durée. In days; null: never destroyed, but handed to the archives.' })
  days!: number | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Point de départ. SESSION_END, RESULTS, PAYMENT…' })
  countedFrom!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fondement. The text, or that it is a proposal.' })
  basis!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. Only what is CONFIRMED was read in a text.' })
  status!: FactStatus;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with a change.' })
  version!: number;
}
