import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { ScheduledPaper } from './scheduled-paper.entity.ts';

@ObjectType({ description: 'Réponse à schedulePaper.' })
export class SchedulePaperPayload {
  @Field(() => ScheduledPaper, { nullable: true, description: 'Épreuve à l’échéancier. Null when it was refused.' })
  scheduled!: ScheduledPaper | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
