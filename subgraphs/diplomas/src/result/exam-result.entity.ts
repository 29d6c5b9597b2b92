import { Entity, Enum, Formula, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PublishedDecision {
  ADMITTED = 'ADMITTED',
  ADMITTED_BY_JURY = 'ADMITTED_BY_JURY',
  SECOND_GROUP = 'SECOND_GROUP',
  FAILED = 'FAILED',
  NOT_GRADED = 'NOT_GRADED',
  SUSPENDED = 'SUSPENDED',
  NO_FINAL_DECISION = 'NO_FINAL_DECISION',
}
registerEnumType(PublishedDecision, { name: 'PublishedDecision', description: 'Résultat. Admitted, sent to the second group, failed, or without a decision and why.' });

export enum PublishedHonours {
  AB = 'AB',
  B = 'B',
  TB = 'TB',
  TB_FEL = 'TB_FEL',
}
registerEnumType(PublishedHonours, { name: 'PublishedHonours', description: 'Mention. Assez bien, bien, très bien, très bien avec félicitations.' });

/** Of the last decision that grades has told, if that is the one which is out. */
const MARKS = (enrolmentId: string, decisionNumber: string): string =>
  `(select d.told -> 'marks' from known_decision d where d.enrolment_id = ${enrolmentId} and d.number = ${decisionNumber})`;

/** Résultat publié. There is no row of it before its hour: whoever looks, by whatever way, finds nothing. */
@Entity({ tableName: 'published_result' })
@ObjectType({ description: 'Résultat publié. What a jury has decided of one enrolment, once it is out.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EST, CLERK, CAND, LEGAL_REP])')
@Directive('@cacheControl(maxAge: 10)')
export class ExamResult {
  declare [OptionalProps]?: 'version' | 'toldMarks';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  publicationId!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text', nullable: true })
  candidateId!: GlobalId | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Numéro de candidat. Of the session.' })
  number!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code: BTSA.' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Enum({ items: () => PublishedDecision, type: 'text' })
  @Field(() => PublishedDecision, { description: 'Résultat.' })
  decision!: PublishedDecision;

  @Enum({ items: () => PublishedHonours, type: 'text', nullable: true })
  @Field(() => PublishedHonours, { nullable: true, description: 'Mention. Null when there is none.' })
  honours!: PublishedHonours | null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Moyenne. In hundredths of a point, rounded down; null when no paper counts.' })
  averageHundredths!: number | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Rang de la décision. 1 for the first that the jury took, 2 for the next.' })
  decisionNumber!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Publication. When it was out.' })
  publishedAt!: Date;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. 2 and more: it was rectified.' })
  version!: number;

  /** Null when the jury has decided anew; undefined unless it was read with the row. */
  @Formula<ExamResult>((columns) => MARKS(columns.enrolmentId, columns.decisionNumber), { lazy: true, type: 'json', nullable: true })
  toldMarks?: readonly DecidedMark[] | null;
}
