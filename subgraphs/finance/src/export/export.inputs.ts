import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Compte débiteur. What transfers are drawn on.' })
export class DebtorInput {
  @Field(() => String, { description: 'Titulaire.' })
  name!: string;

  @Field(() => String, { description: 'IBAN. Of the paying service, not of a person.' })
  iban!: string;

  @Field(() => String, { description: 'BIC.' })
  bic!: string;
}

@InputType({ description: 'Application financière à enregistrer.' })
export class RegisterApplicationInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => String, { description: 'Nom. One for each application of the MIREX.' })
  name!: string;

  @Field(() => String, { description: 'Clé publique. JWK: EC P-256 or larger, or RSA of 2048 bits or more.' })
  publicKey!: string;

  @Field(() => DebtorInput, { nullable: true, description: 'Compte débiteur. For credit transfers only.' })
  debtor?: DebtorInput | null;
}
