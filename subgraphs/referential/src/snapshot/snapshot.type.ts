import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Snapshot } from './snapshot.entity.ts';
import { StatisticalSecrecy } from './statistical-secrecy.entity.ts';

@ObjectType({ description: 'Réponse à freezeSnapshot.' })
export class FreezeSnapshotPayload {
  @Field(() => Snapshot, { nullable: true, description: 'Arrêté. The one there was, when the same figures are frozen again under its name.' })
  snapshot!: Snapshot | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Réponse à setSecrecyThreshold.' })
export class SetSecrecyThresholdPayload {
  @Field(() => StatisticalSecrecy, { nullable: true, description: 'Secret statistique.' })
  statisticalSecrecy!: StatisticalSecrecy | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
