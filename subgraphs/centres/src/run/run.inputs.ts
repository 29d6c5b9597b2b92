import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CentreKind } from '../centre/centre.entity.ts';

@InputType({ description: 'Simulation d’une répartition.' })
export class SimulateAllocationInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => CentreKind, { description: 'Nature des centres. In COMPOSITION and FACE_TO_FACE centres candidates get seats; to the others they are assigned.' })
  kind!: CentreKind;

  @Field(() => Int, { defaultValue: 10, description: 'Durée. Seconds that the optimiser may search, 1 to 25.' })
  seconds!: number;
}

@InputType({ description: 'Adoption d’une répartition simulée.' })
export class AdoptAllocationInput extends IdempotentInput {
  @Field(() => ID, { description: 'Répartition. The proposal that was read.' })
  id!: string;
}
