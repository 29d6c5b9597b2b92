import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { AccommodationRequest } from './accommodation-request.entity.ts';

@ObjectType({ description: 'Mesure. What it is, and the papers that it is for.' })
export class AccommodationMeasure {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => String, { description: 'Libellé.' })
  label!: string;

  @Field(() => Int, { nullable: true, description: 'Temps majoré. Minutes for each hour of the paper.' })
  extraMinutesPerHour!: number | null;

  @Field(() => [ID], { description: 'Épreuves. Codes.' })
  papers!: string[];
}

@ObjectType({ description: 'Réponse. The request as it stands, or why nothing was done.' })
export class AccommodationPayload {
  @Field(() => AccommodationRequest, { nullable: true, description: 'Demande. Null when refused.' })
  request?: AccommodationRequest | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Réponse à designateDoctor.' })
export class DesignationPayload {
  @Field(() => Boolean, { description: 'Désigné.' })
  designated!: boolean;
}
