import { Field, ID, InputType, Int } from 'type-graphql';

import { ClaimKind } from './claim-kind.rules.ts';
import { ClaimState } from './claim-state.rules.ts';

@InputType({ description: 'Filtre des états de frais. What is null or absent does not filter.' })
export class ClaimFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => ClaimState, { nullable: true, description: 'État.' })
  state?: ClaimState | null;

  @Field(() => ClaimKind, { nullable: true, description: 'Nature.' })
  kind?: ClaimKind | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;
}

@InputType({ description: 'État de frais à faire avancer.' })
export class MoveClaimInput {
  @Field(() => ID, { description: 'État de frais.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read: a change made meanwhile is a refusal.' })
  version!: number;
}

@InputType({ description: 'État de frais à annuler.' })
export class CancelClaimInput extends MoveClaimInput {
  @Field(() => String, { description: 'Motif. Kept in the trace.' })
  reason!: string;
}

@InputType({ description: 'État de frais rejeté, à corriger.' })
export class CorrectClaimInput extends CancelClaimInput {}

@InputType({ description: 'État de frais lu. What somebody has on their screen.' })
export class ReadClaimInput {
  @Field(() => ID, { description: 'État de frais.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'États de frais à faire avancer ensemble.' })
export class MoveClaimsInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => [ReadClaimInput], { description: 'États de frais. Each once, 500 at most; each is judged on its own.' })
  claims!: ReadClaimInput[];

  @Field(() => String, { nullable: true, description: 'Motif. Kept in each trace.' })
  reason?: string | null;
}
