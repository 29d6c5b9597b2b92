import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Currency } from '@mirex/schema/money';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { ClaimKind } from './claim-kind.rules.ts';
import { ClaimState } from './claim-state.rules.ts';
import type { PricingRefusal } from './pricing.rules.ts';

registerEnumType(ClaimKind, {
  name: 'ClaimKind',
  description: 'Nature d’un état de frais.',
  valuesConfig: { PAY: { description: 'Vacations. Paid through payroll.' }, TRAVEL: { description: 'Déplacements. Paid through the travel application.' },
    PAY_COMPLEMENT: { description: 'Complément de vacations. A rate has changed after the fact.' }, TRAVEL_COMPLEMENT: { description: 'Complément de déplacements.' },
    INVOICE: { description: 'Facture d’un fournisseur.' }, ADVANCE: { description: 'Avance sur un déplacement.' },
  },
});
registerEnumType(ClaimState, { name: 'ClaimState', description: 'État de l’état de frais. From the honoured summons to the payment.' });

/**
 * État de frais. What is owed for one honoured summons: its pay, or its travel. The two are paid by different applications, in
 * different months, and never wait for each other.
 */
@Entity({ tableName: 'claim' })
@Index({ name: 'claim_by_session', properties: ['session', 'state'] })
@ObjectType({ description: 'État de frais. What is owed for one honoured summons: its pay, or its travel.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
export class Claim {
  declare [OptionalProps]?: 'version' | 'kind' | 'sittingId' | 'centreId' | 'summonsCancelled' | 'currency' | 'minor' | 'unpricedBecause' | 'adjustsId';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  summonsId!: GlobalId;

  @Property({ type: 'text' })
  actorId!: GlobalId;

  @Enum({ items: () => ClaimKind, type: 'text' })
  @Field(() => ClaimKind, { description: 'Nature. Pay or travel: two lives.' })
  kind: ClaimKind = ClaimKind.PAY;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  /** What the mission was, as the summons told it: all that pricing needs, should it have to be done again. */
  @Property({ type: 'text' })
  activity!: string;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date de la mission. Its rates are applied.' })
  missionDate!: string;

  @Property({ type: 'integer' })
  quantity!: number;

  /** As the summons said: the service is done at the centre of one, or at the other. */
  @Property({ type: 'text', nullable: true })
  sittingId: GlobalId | null = null;

  @Property({ type: 'text', nullable: true })
  centreId: GlobalId | null = null;

  @Enum({ items: () => ClaimState, type: 'text' })
  @Field(() => ClaimState, { description: 'État.' })
  state!: ClaimState;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Convocation annulée. After the claim was declared: it can only be returned or cancelled.' })
  summonsCancelled: boolean = false;

  /** Null, like the amount, while no rate was found. */
  @Property({ type: 'text', nullable: true })
  currency: Currency | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  minor: bigint | null = null;

  @Property({ type: 'json', nullable: true })
  unpricedBecause: PricingRefusal | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { name: 'adjusts', nullable: true, description: 'Complète. The paid claim, or complement, that this one adds to; null for a claim of its own.' })
  adjustsId: GlobalId | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change; grows with it.' })
  version!: number;
}
