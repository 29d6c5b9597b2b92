import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Tirage. The diplomas of a session, of one kind.' })
export class PrintRunInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;
}
