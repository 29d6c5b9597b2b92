import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

import { AccreditationKind } from './accreditation.entity.ts';

@InputType({ description: 'Habilitation à donner.' })
export class GrantAccreditationInput {
  @Field(() => ID, { description: 'Établissement. UAI.' })
  uai!: string;

  @Field(() => AccreditationKind, { description: 'Nature.' })
  kind!: AccreditationKind;

  @Field(() => ID, { nullable: true, description: 'Spécialité. Absent: every one.' })
  speciality?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day; it holds for five years.' })
  validFrom!: string;
}
