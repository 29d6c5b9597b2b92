import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum MarkState {
  EXPECTED = 'EXPECTED',
  ENTERED = 'ENTERED',
  VERIFIED = 'VERIFIED',
  HARMONISED = 'HARMONISED',
  LOCKED = 'LOCKED',
  DELIBERATED = 'DELIBERATED',
  ABSENT_JUSTIFIED = 'ABSENT_JUSTIFIED',
  ABSENT_UNJUSTIFIED = 'ABSENT_UNJUSTIFIED',
  EXEMPT = 'EXEMPT',
  KEPT = 'KEPT',
  FRAUD_PENDING = 'FRAUD_PENDING',
  ANNULLED = 'ANNULLED',
}
registerEnumType(MarkState, { name: 'MarkState', description: 'État de la note. From expected to deliberated, or what stands in its place.' });

/** Note. One enrolment's mark for one paper; there before it is entered, as EXPECTED. */
@Entity({ tableName: 'mark' })
@Unique({ name: 'one_mark_per_enrolment_and_paper', properties: ['enrolmentId', 'paperCode'] })
@Index({ name: 'mark_by_paper', properties: ['session', 'paperCode'] })
@ObjectType({ description: 'Note. The mark of one enrolment for one paper (épreuve).' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, CENTRE, EST, CLERK])')
export class Mark {
  declare [OptionalProps]?: 'version' | 'state' | 'hundredths' | 'summonsId' | 'enteredAt' | 'lockedFrom' | 'lockedBy' | 'points';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  paperCode!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'integer', nullable: true })
  hundredths: Hundredths | null = null;

  @Enum({ items: () => MarkState, type: 'text' })
  @Field(() => MarkState, { description: 'État.' })
  state: MarkState = MarkState.EXPECTED;

  /** What it was when the jury opened; null before. */
  @Enum({ items: () => MarkState, type: 'text', nullable: true })
  @Field(() => MarkState, { nullable: true, description: 'État au verrouillage. What it was when the jury opened: an absence stays one; null before.' })
  lockedFrom: MarkState | null = null;

  /** The deliberation whose opening locked it: its row says when, and by whom. Null before, and where a change of the mark says it. */
  @Property({ type: 'text', nullable: true })
  lockedBy: GlobalId | null = null;

  /** The summons of the examiner who marks; maybe of another MIREX. */
  @Property({ type: 'text', nullable: true })
  summonsId: GlobalId | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Saisie. When it was entered last.' })
  enteredAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change, so that nobody’s work is overwritten unseen.' })
  version!: number;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { nullable: true, description: 'Points. Out of 20, with two decimals: "12.50"; null when there is no mark.' })
  get points(): string | null {
    return this.hundredths === null ? null : writeMark(this.hundredths);
  }
}
