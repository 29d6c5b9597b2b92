import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AwardState {
  ELIGIBLE = 'ELIGIBLE',
  NUMBERED = 'NUMBERED',
  PRINTED = 'PRINTED',
  SIGNED = 'SIGNED',
  SENT = 'SENT',
  RECEIVED = 'RECEIVED',
  SPOILED = 'SPOILED',
  REVOKED = 'REVOKED',
  CERTIFIED_COPY_ISSUED = 'CERTIFIED_COPY_ISSUED',
}
registerEnumType(AwardState, { name: 'AwardedDiplomaState', description: 'État du diplôme. From eligible to received, or what became of it.' });

/** Who a printed diploma names; days are ISO. */
export interface PrintedOn {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly honours: string | null;
  readonly speciality: string;
  readonly printedOn: string;
}

/** Diplôme délivré. What one enrolment has earned; the referential's Diploma is the kind of diploma. */
@Entity({ tableName: 'awarded_diploma' })
@Unique({ name: 'one_diploma_per_enrolment', properties: ['enrolmentId'] })
@Unique({ name: 'one_diploma_per_number', properties: ['number'] })
@Index({ name: 'awarded_diploma_by_session', properties: ['session', 'specialityCode', 'state'] })
@ObjectType({ description: 'Diplôme délivré. The diploma that one enrolment has earned, from the jury’s list to the candidate’s hands.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class AwardedDiploma {
  declare [OptionalProps]?: 'version' | 'state' | 'number' | 'numberedAt' | 'printed' | 'checkCode' | 'signatory' | 'stamp';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Code of the kind of diploma: BTSA.' })
  diplomaCode!: string;

  @Enum({ items: () => AwardState, type: 'text' })
  @Field(() => AwardState, { description: 'État.' })
  state: AwardState = AwardState.ELIGIBLE;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Numéro. The one it bears now: 26-NO-000001; null before it is numbered.' })
  number: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Numérotation. When that number was given.' })
  numberedAt: Date | null = null;

  /** What it bears, as it stood when it was printed. */
  @Property({ type: 'json', nullable: true })
  printed: PrintedOn | null = null;

  /** What a verifier must know besides the number; printed, never in the graph. */
  @Property({ type: 'text', nullable: true })
  checkCode: string | null = null;

  @Property({ type: 'json', nullable: true })
  signatory: { readonly name: string; readonly quality: string } | null = null;

  /** Text of its 2D-Doc; null before it is signed. */
  @Property({ type: 'text', nullable: true })
  stamp: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change, so that nobody’s work is overwritten unseen.' })
  version!: number;
}
