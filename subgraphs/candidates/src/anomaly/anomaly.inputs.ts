import { Field, ID, InputType, Int } from 'type-graphql';

import { AnomalyRule } from './anomaly.entity.ts';

@InputType({ description: 'Filtre des anomalies. What is null or absent does not filter.' })
export class AnomalyFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => AnomalyRule, { nullable: true, description: 'Règle.' })
  rule?: AnomalyRule | null;

  @Field(() => Boolean, { nullable: true, description: 'Bloquantes, or the others.' })
  blocking?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Ouvertes, or those resolved.' })
  open?: boolean | null;
}

@InputType({ description: 'Résolution d’une anomalie. Why it may stand.' })
export class ResolveAnomalyInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => AnomalyRule, { description: 'Règle.' })
  rule!: AnomalyRule;

  @Field(() => String, { nullable: true, description: 'Objet. As the anomaly says it; may be left out when it says nothing.' })
  about?: string | null;

  @Field(() => String, { description: 'Motif. Why it may stand.' })
  reason!: string;
}
