import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';
import { RetentionRule } from './retention-rule.entity.ts';

@InputType({ description: 'Règle de conservation à retenir.' })
export class SetRetentionRuleInput {
  @Field(() => ID, { description: 'Code.' })
  code!: string;

  @Field(() => Int, { description: 'Version. The one that was seen.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Durée. 1 to 36,525 days; null: never destroyed, but handed to the archives.' })
  days!: number | null;

  @Field(() => String, { description: 'Fondement. The text, or that it is a proposal.' })
  basis!: string;

  @Field(() => FactStatus, { description: 'Fiabilité. CONFIRMED when the text was read.' })
  status!: FactStatus;

  @Field(() => String, { description: 'Motif. Why it changes.' })
  reason!: string;
}

@ObjectType({ description: 'Réponse à setRetentionRule.' })
export class SetRetentionRulePayload {
  @Field(() => RetentionRule, { nullable: true, description: 'Règle. As it is now.' })
  rule!: RetentionRule | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
