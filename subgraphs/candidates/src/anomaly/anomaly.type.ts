import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { AnomalyRule, EnrolmentAnomaly } from './anomaly.entity.ts';

@ObjectType({ description: 'Anomalies comptées. Of one establishment, found by one rule.' })
export class AnomalyCount {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'UAI. Of the establishment.' })
  uai!: string;

  @Field(() => AnomalyRule, { description: 'Règle.' })
  rule!: AnomalyRule;

  @Field(() => Boolean, { description: 'Bloquante. While one is open its enrolment is neither signed nor accepted.' })
  blocking!: boolean;

  @Field(() => Int, { description: 'Ouvertes.' })
  open!: number;

  @Field(() => Int, { description: 'Résolues. Let stand with a reason.' })
  resolved!: number;
}

@ObjectType({ description: 'Réponse à resolveAnomaly.' })
export class ResolveAnomalyPayload {
  @Field(() => EnrolmentAnomaly, { nullable: true, description: 'Anomalie. Null when refused.' })
  anomaly?: EnrolmentAnomaly | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}
