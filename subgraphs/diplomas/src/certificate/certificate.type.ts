import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { SignatureDelegation } from '../signature/delegation.entity.ts';
import { Certificate } from './certificate.entity.ts';

@ObjectType({ description: 'Documents traités. How many; asked again under the same key, the same.' })
export class CertificatesPayload {
  @Field(() => Int, { nullable: true, description: 'Effectif. Null when it was refused.' })
  documents!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Document réédité.' })
export class CertificatePayload {
  @Field(() => Certificate, { nullable: true, description: 'Document. Its new edition; null when it was refused.' })
  certificate!: Certificate | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Délégation enregistrée.' })
export class DelegationPayload {
  @Field(() => SignatureDelegation, { nullable: true, description: 'Délégation. Null when it was refused.' })
  delegation!: SignatureDelegation | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
