import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { TrainingOffer } from './training-offer.entity.ts';

@ObjectType({ description: 'Réponse à requestOffer et moveOffer.' })
export class OfferPayload {
  @Field(() => TrainingOffer, { nullable: true, description: 'Offre. As it is now; null when it was refused.' })
  offer!: TrainingOffer | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
