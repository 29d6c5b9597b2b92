import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { Sealed } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AccommodationState {
  SUBMITTED = 'SUBMITTED',
  INCOMPLETE = 'INCOMPLETE',
  COMPLETE = 'COMPLETE',
  MEDICAL_OPINION = 'MEDICAL_OPINION',
  SIMPLIFIED = 'SIMPLIFIED',
  DECIDED = 'DECIDED',
  NOTIFIED = 'NOTIFIED',
  IMPLEMENTED = 'IMPLEMENTED',
  APPEALED = 'APPEALED',
}
registerEnumType(AccommodationState, { name: 'AccommodationState', description: 'État de la demande d’aménagement.' });

export enum SupportPlan {
  PPS = 'PPS',
  PAI = 'PAI',
  PAP = 'PAP',
}
registerEnumType(SupportPlan, { name: 'SupportPlan', description: 'Plan du candidat. Opens the simplified procedure.' });

export enum AccommodationDecision {
  GRANTED = 'GRANTED',
  PARTIAL = 'PARTIAL',
  REFUSED = 'REFUSED',
}
registerEnumType(AccommodationDecision, { name: 'AccommodationDecision', description: 'Décision. All, some or none of what was asked for.' });

/** Demande d’aménagement. Measures, never a diagnosis; what a doctor proposed is sealed. */
@Entity({ tableName: 'accommodation_request' })
@Unique({ name: 'one_accommodation_request_per_enrolment', properties: ['enrolmentId'] })
@ObjectType({ description: 'Demande d’aménagement. The measures asked for and granted; never why.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [TRANS, SIGN, DOC, EST, CLERK, CAND, LEGAL_REP], sensitive: HEALTH)')
export class AccommodationRequest {
  declare [OptionalProps]?: 'version' | 'granted' | 'decision' | 'opinion';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  /** Sealed, as are what was asked for, what was granted and the opinion: see `sealed-measures.ts`. */
  @Property({ type: 'text', nullable: true })
  plan!: Sealed | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Tardive. After the deadline, because the candidate’s state has changed.' })
  late!: boolean;

  @Property({ type: 'text' })
  asked!: Sealed;

  /** Null: nothing was. */
  @Property({ type: 'text', nullable: true })
  granted: Sealed | null = null;

  @Enum({ items: () => AccommodationDecision, type: 'text', nullable: true })
  @Field(() => AccommodationDecision, { nullable: true, description: 'Décision. Null before there is one.' })
  decision: AccommodationDecision | null = null;

  /** What the doctor proposed. */
  @Property({ type: 'text', nullable: true })
  opinion: Sealed | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Déposée le.' })
  submittedAt!: Date;

  @Enum({ items: () => AccommodationState, type: 'text' })
  @Field(() => AccommodationState, { description: 'État.' })
  state!: AccommodationState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
