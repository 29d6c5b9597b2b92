import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

import { StepInput } from '../record/record.inputs.ts';
import { LifeEventState } from './life-event.entity.ts';

@InputType({ description: 'Signalement d’une absence ou d’un accident. Nothing of health is asked for.' })
export class ReportLifeEventInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => GraphQLLocalDate, { description: 'Jour.' })
  day!: string;

  @Field(() => ID, { nullable: true, description: 'Épreuve. That it is about; absent: none in particular.' })
  paper?: string | null;
}

@InputType({ description: 'Suite donnée à un signalement.' })
export class SettleLifeEventInput extends StepInput {
  @Field(() => LifeEventState, { description: 'Suite. JUSTIFIED or UNJUSTIFIED for an absence, RECORDED for an accident; CANCELLED when it was a mistake.' })
  to!: LifeEventState;
}
