import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { ForecastState } from './forecast.rules.ts';

registerEnumType(ForecastState, { name: 'ForecastState', description: 'État du prévisionnel.' });

/** What an establishment is told of the missions planned for its people, and asked to answer. */
@Entity({ tableName: 'forecast_statement' })
@Unique({ name: 'one_forecast_per_establishment_and_round', properties: ['session', 'establishmentUai', 'round'] })
@ObjectType({ description: 'État prévisionnel des convocations. Who of an establishment is planned when.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
export class ForecastStatement {
  declare [OptionalProps]?: 'version' | 'reminders' | 'returnedAt' | 'state';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  establishmentUai!: string;

  /** 1, and one more each time that missions were planned after the last sending. */
  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Envoi. 1 for the first of the session.' })
  round!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. Later answers are kept, and told as late.' })
  deadline!: Date;

  @Enum({ items: () => ForecastState, type: 'text' })
  @Field(() => ForecastState, { description: 'État.' })
  state: ForecastState = ForecastState.SENT;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Retour. Null: not yet.' })
  returnedAt: Date | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Relances.' })
  reminders: number = 0;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with the return.' })
  version!: number;
}
