import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { Accreditation } from './accreditation.entity.ts';

/** Évaluation: how the candidates of an offer are assessed. */
export enum OfferAssessment {
  CCF = 'CCF',
  ALL_TERMINAL = 'ALL_TERMINAL',
}
registerEnumType(OfferAssessment, { name: 'OfferAssessment', description: 'Évaluation. During the course where the regulation says so, or by terminal papers alone.' });

@ObjectType({ description: 'Réponse à grantAccreditation.' })
export class GrantAccreditationPayload {
  @Field(() => Accreditation, { nullable: true, description: 'Habilitation. Null when it was refused.' })
  accreditation!: Accreditation | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
