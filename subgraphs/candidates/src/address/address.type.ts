import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, InputType, ID, Int, ObjectType } from 'type-graphql';

import { Candidate } from '../candidate/candidate.entity.ts';

@ObjectType({ description: 'Adresse postale.' })
export class Address {
  @Field(() => [String], { description: 'Lignes. One to four, without postal code and town.' })
  lines!: string[];

  @Field(() => String, { description: 'Code postal.' })
  postalCode!: string;

  @Field(() => String, { description: 'Commune.' })
  town!: string;

  @Field(() => String, { description: 'Pays. ISO 3166, two letters.' })
  country!: string;
}

@InputType({ description: 'Changement d’adresse.' })
export class ChangeAddressInput {
  @Field(() => ID, { description: 'Candidat.' })
  candidateId!: string;

  @Field(() => Int, { description: 'Version vue. Of the candidate.' })
  version!: number;

  @Field(() => [String], { description: 'Lignes. One to four, of 38 characters at most.' })
  lines!: string[];

  @Field(() => String, { description: 'Code postal.' })
  postalCode!: string;

  @Field(() => String, { description: 'Commune.' })
  town!: string;

  @Field(() => String, { nullable: true, description: 'Pays. ISO 3166; FR when nothing is said.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace.' })
  reason?: string | null;
}

@ObjectType({ description: 'Réponse. The candidate as they are now, or why nothing was done.' })
export class CandidatePayload {
  @Field(() => Candidate, { nullable: true, description: 'Candidat. Null when refused.' })
  candidate?: Candidate | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}
