import { Field, ID, InputType, Int } from 'type-graphql';

import { StepInput } from '../record/record.inputs.ts';

@InputType({ description: 'Demande de conservation d’une note.' })
export class RequestKeptMarkInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => ID, { description: 'Épreuve. Code of the paper that the mark is to stand for.' })
  paper!: string;

  @Field(() => String, { description: 'Note. Points out of 20: 12.5.' })
  points!: string;

  @Field(() => String, { description: 'Épreuve d’origine. Code of the paper in which it was earned.' })
  earnedPaper!: string;

  @Field(() => Int, { description: 'Session d’origine.' })
  earnedSession!: number;
}

@InputType({ description: 'Décision sur une demande.' })
export class DecideInput extends StepInput {
  @Field(() => Boolean, { description: 'Accordée. A refusal needs a reason.' })
  granted!: boolean;
}
