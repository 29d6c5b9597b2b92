import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum BanState {
  PENDING = 'PENDING',
  RECORDED = 'RECORDED',
  REFUSED = 'REFUSED',
}
registerEnumType(BanState, { name: 'BanState', description: 'État de l’interdiction. PENDING: the nation has not answered yet, and is asked again.' });

/** Interdiction de se présenter, that a final fraud case pronounced, until the nation has recorded it and after. */
@Entity({ tableName: 'pending_ban' })
@ObjectType({ description: 'Interdiction de se présenter. As the fraud case says it, and whether the nation has recorded it.' })
export class PendingBan {
  declare [OptionalProps]?: 'version' | 'attempts' | 'why' | 'toldAt';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Affaire.' })
  caseId!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  bannedFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  bannedUntil!: string;

  @Enum({ items: () => BanState, type: 'text' })
  @Field(() => BanState, { description: 'État.' })
  state!: BanState;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Essais. How often the nation was asked.' })
  attempts: number = 0;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif du refus. Code of the nation’s refusal.' })
  why: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Enregistrée le.' })
  toldAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  version!: number;
}
