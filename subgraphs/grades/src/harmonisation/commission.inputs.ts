import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Ouverture d’une commission d’harmonisation.' })
export class OpenCommissionInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => ID, { nullable: true, description: 'Réunion. To which its members are summoned; absent: none yet.' })
  meetingId?: string | null;

  @Field(() => [ID], { description: 'Membres. Actors of any MIREX.' })
  members!: string[];
}

@InputType({ description: 'Acte d’une commission d’harmonisation.' })
class CommissionActInput {
  @Field(() => ID, { description: 'Commission.' })
  commissionId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Proposition d’harmonisation. For a marking batch, or for what a school gave during the course.' })
export class ProposeHarmonisationInput extends CommissionActInput {
  @Field(() => ID, { nullable: true, description: 'Lot de correction.' })
  batchId?: string | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishmentUai?: string | null;

  @Field(() => String, { description: 'Décalage. "+0,5" or "-1".' })
  shift!: string;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Décision sur une proposition d’harmonisation.' })
export class DecideHarmonisationInput extends CommissionActInput {
  @Field(() => Int, { description: 'Numéro. Of the proposal.' })
  number!: number;

  @Field(() => Boolean, { description: 'Adoptée.' })
  adopted!: boolean;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Retrait par le jury d’une harmonisation adoptée.' })
export class OverruleHarmonisationInput extends CommissionActInput {
  @Field(() => Int, { description: 'Numéro. Of the proposal.' })
  number!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Clôture d’une commission d’harmonisation.' })
export class CloseCommissionInput extends CommissionActInput {
  @Field(() => String, { description: 'Relevé de conclusions.' })
  minutes!: string;
}

@InputType({ description: 'Filtre des commissions. What is null or absent does not filter.' })
export class HarmonisationCommissionFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;
}
