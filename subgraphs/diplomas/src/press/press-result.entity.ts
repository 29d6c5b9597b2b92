import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { PublishedHonours } from '../result/exam-result.entity.ts';

/** Résultat pour la presse. A row of a view: who is admitted, has consented, and whose result is out; nobody else. */
@Entity({ tableName: 'press_result', readonly: true })
@ObjectType({ description: 'Résultat pour la presse. Somebody who is admitted, has consented, and whose result is out.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [PRESS, BEX, HEAD, SIGN])')
export class PressResult {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  lastName!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code: BTSA.' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Enum({ items: () => PublishedHonours, type: 'text', nullable: true })
  @Field(() => PublishedHonours, { nullable: true, description: 'Mention. Null when there is none.' })
  honours!: PublishedHonours | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Publication. When the result was out.' })
  publishedAt!: Date;
}
