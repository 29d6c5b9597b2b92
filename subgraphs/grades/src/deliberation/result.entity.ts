import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { Decision, DecisionReason, HonoursGrade } from './decision.type.ts';
import { writeThousandths } from './thousandths.rules.ts';

/** Résultat. What a jury decides of one enrolment; the number says how often it was decided. */
@Entity({ tableName: 'result' })
@Unique({ name: 'one_result_per_enrolment_and_deliberation', properties: ['deliberationId', 'enrolmentId'] })
@Unique({ name: 'one_result_per_number', properties: ['enrolmentId', 'number'] })
@ObjectType({ description: 'Résultat. What a jury decides of one enrolment. Candidates read it once it is published, elsewhere.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
export class Result {
  declare [OptionalProps]?: 'version' | 'juryThousandths' | 'juryReason' | 'juryBy' | 'juryAt' | 'average' | 'juryPoints' | 'pointsShort';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  deliberationId!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro. 1 for the first decision on the enrolment; a rectification is the next.' })
  number!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Enum({ items: () => Decision, type: 'text' })
  @Field(() => Decision, { description: 'Proposition. What the marks alone say.' })
  proposed!: Decision;

  @Enum({ items: () => Decision, type: 'text' })
  @Field(() => Decision, { description: 'Décision. That of the jury, or what is proposed to it while the record is open.' })
  decision!: Decision;

  @Enum({ items: () => DecisionReason, type: 'text' })
  @Field(() => DecisionReason, { description: 'Raison.' })
  reason!: DecisionReason;

  @Property({ type: 'bigint' })
  totalThousandths!: bigint;

  @Property({ type: 'integer' })
  coefficientTenths!: number;

  @Property({ type: 'integer', nullable: true })
  averageHundredths!: Hundredths | null;

  @Property({ type: 'bigint' })
  shortThousandths!: bigint;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Au jury. Whether the average lies where the jury may add points.' })
  juryMayAdmit!: boolean;

  @Property({ type: 'bigint' })
  juryThousandths: bigint = 0n;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif du jury.' })
  juryReason: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Parole du jury recueillie par.' })
  juryBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Parole du jury. When it was said.' })
  juryAt: Date | null = null;

  @Enum({ items: () => HonoursGrade, type: 'text', nullable: true })
  @Field(() => HonoursGrade, { nullable: true, description: 'Mention.' })
  honours!: HonoursGrade | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'CFEPA. Whether a candidate who failed has the certificat de fin d’études professionnelles agricoles.' })
  failedCertificate!: boolean;

  @Property({ type: 'text[]' })
  @Field(() => [String], { description: 'Blocs. Numbers of the papers whose competence blocks are certified.' })
  blocks!: string[];

  @Property({ type: 'json' })
  marks!: readonly DecidedMark[];

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with the jury’s word.' })
  version!: number;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { nullable: true, description: 'Moyenne. Out of 20, rounded down to the hundredth; null when no paper counts.' })
  get average(): string | null {
    return this.averageHundredths === null ? null : writeMark(this.averageHundredths);
  }

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Points de jury. Added to the total of marks times coefficients.' })
  get juryPoints(): string {
    return writeThousandths(this.juryThousandths);
  }

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { description: 'Points manquants. What the total of marks times coefficients lacks for admission.' })
  get pointsShort(): string {
    return writeThousandths(this.shortThousandths);
  }
}
