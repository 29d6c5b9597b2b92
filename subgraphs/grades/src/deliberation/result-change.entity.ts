import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { Decision } from './decision.type.ts';
import { writeThousandths } from './thousandths.rules.ts';

/** One word of a jury: never updated, never deleted. */
@Entity({ tableName: 'result_change' })
@Index({ name: 'result_change_by_result', properties: ['resultId', 'sequence'] })
@ObjectType({ description: 'Parole du jury. What a jury said of a result, who recorded it, and why.' })
export class ResultChange {
  declare [OptionalProps]?: 'sequence' | 'pointsBefore' | 'pointsAfter';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  resultId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that recorded it.' })
  by!: string;

  @Enum({ items: () => Decision, type: 'text' })
  @Field(() => Decision, { description: 'Décision avant.' })
  decisionBefore!: Decision;

  @Enum({ items: () => Decision, type: 'text' })
  @Field(() => Decision, { description: 'Décision après.' })
  decisionAfter!: Decision;

  @Property({ type: 'bigint' })
  thousandthsBefore!: bigint;

  @Property({ type: 'bigint' })
  thousandthsAfter!: bigint;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Points de jury avant.' })
  get pointsBefore(): string {
    return writeThousandths(this.thousandthsBefore);
  }

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Points de jury après.' })
  get pointsAfter(): string {
    return writeThousandths(this.thousandthsAfter);
  }
}
