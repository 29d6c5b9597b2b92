import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CertificateKind } from './certificate.entity.ts';

@InputType({ description: 'Documents d’une session.' })
export class CertificatesInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => CertificateKind, { description: 'Nature.' })
  kind!: CertificateKind;
}

@InputType({ description: 'Réédition d’un document.' })
export class ReissueCertificateInput {
  @Field(() => ID, { description: 'Document. Its last edition.' })
  id!: string;

  @Field(() => Int, { description: 'Édition. The one that was read.' })
  edition!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Délégation de signature.' })
export class DelegateSignatureInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Compte. Of the signatory.' })
  account!: string;

  @Field(() => String, { description: 'Nom. As it is printed.' })
  name!: string;

  @Field(() => String, { description: 'Qualité. As it is printed.' })
  quality!: string;

  @Field(() => String, { description: 'Acte. That delegates.' })
  act!: string;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  validTo!: string;
}

@InputType({ description: 'Filtre des relevés et attestations. What is null or absent does not filter.' })
export class CertificateFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => CertificateKind, { nullable: true, description: 'Nature.' })
  kind?: CertificateKind | null;
}
