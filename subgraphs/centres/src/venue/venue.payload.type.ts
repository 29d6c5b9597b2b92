import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Venue } from './venue.entity.ts';

@ObjectType({ description: 'Lieu écrit. The venue as it is now, or why nothing was written.' })
export class VenuePayload {
  @Field(() => Venue, { nullable: true, description: 'Lieu.' })
  venue!: Venue | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
