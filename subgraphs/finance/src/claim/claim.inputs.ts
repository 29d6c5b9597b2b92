import { Field, ID, InputType, Int } from 'type-graphql';

import { ClaimState } from './claim-state.rules.ts';

@InputType({ description: 'Filtre des états de frais. What is null or absent does not filter.' })
export class ClaimFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => ClaimState, { nullable: true, description: 'État.' })
  state?: ClaimState | null;

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
