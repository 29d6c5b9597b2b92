import { Field, ID, InputType, Int } from 'type-graphql';

import { CentreKind, CentreState } from './centre.entity.ts';

@InputType({ description: 'Nouveau centre.' })
export class PlanCentreInput {
  @Field(() => ID, { description: 'Lieu.' })
  venueId!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => CentreKind, { description: 'Nature.' })
  kind!: CentreKind;
}

@InputType({ description: 'Changement d’état d’un centre.' })
export class MoveCentreInput {
  @Field(() => ID, { description: 'Centre.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => CentreState, { description: 'Nouvel état.' })
  to!: CentreState;

  @Field(() => String, { nullable: true, description: 'Motif. Needed to relocate or to cancel.' })
  reason?: string | null;
}

@InputType({ description: 'Filtre des centres. What is null or absent does not filter.' })
export class CentreFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => CentreKind, { nullable: true, description: 'Nature.' })
  kind?: CentreKind | null;

  @Field(() => CentreState, { nullable: true, description: 'État.' })
  state?: CentreState | null;
}
