import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { FraudPlace, FraudProposal, FraudState, SanctionAuthority } from './fraud.type.ts';

/** Dossier de fraude. From what was seen to what nobody can appeal any more; the result is suspended until then. */
@Entity({ tableName: 'fraud_case' })
@ObjectType({ description: 'Dossier de fraude. From what was seen to what nobody can appeal any more; the result is suspended until then.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR], sensitive: SANCTION)')
export class FraudCase {
  declare [OptionalProps]?:
    | 'version' | 'recordOn' | 'countersigned' | 'sentOn' | 'reportOn' | 'proposal' | 'noticeOn' | 'sanctionOn' | 'authority' | 'banMonths' | 'notifiedOn' | 'appealedOn' | 'commissionOn' | 'opinionOn'
    | 'sanctioned' | 'finalAt';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text', nullable: true })
  candidateId!: GlobalId | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Enum({ items: () => FraudPlace, type: 'text' })
  @Field(() => FraudPlace, { description: 'Lieu. Where it was committed.' })
  place!: FraudPlace;

  @Property({ type: 'text[]' })
  @Field(() => [String], { description: 'Épreuves. Codes of those that it was committed in.' })
  papers!: string[];

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Constatations.' })
  facts!: string;

  @Enum({ items: () => FraudState, type: 'text' })
  @Field(() => FraudState, { description: 'État.' })
  state!: FraudState;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Procès-verbal. Its day.' })
  recordOn: string | null = null;

  @Property({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Contresigné. False: the refusal to countersign stands in the record.' })
  countersigned: boolean | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  sentOn: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  reportOn: string | null = null;

  @Enum({ items: () => FraudProposal, type: 'text', nullable: true })
  @Field(() => FraudProposal, { nullable: true, description: 'Proposition du président.' })
  proposal: FraudProposal | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Invitation. The day on which the candidate received the report and was invited to answer.' })
  noticeOn: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  sanctionOn: string | null = null;

  @Enum({ items: () => SanctionAuthority, type: 'text', nullable: true })
  @Field(() => SanctionAuthority, { nullable: true, description: 'Autorité. Who sanctioned.' })
  authority: SanctionAuthority | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Interdiction. Months without any exam of the ministry; 0: none.' })
  banMonths: number = 0;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Notification. The day on which the sanction was received.' })
  notifiedOn: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Recours administratif. Its day.' })
  appealedOn: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  commissionOn: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  opinionOn: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Sanctionné. Holds while no appeal has annulled it.' })
  sanctioned: boolean = false;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Définitif. Since when nothing can be appealed any more.' })
  finalAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}
