import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { CcfPlan } from './ccf.entity.ts';

@ObjectType({ description: 'Avancement d’un plan de CCF. Marks of situations.' })
export class CcfProgress {
  @Field(() => Int, { description: 'Attendues.' })
  expected!: number;

  @Field(() => Int, { description: 'Saisies.' })
  entered!: number;

  @Field(() => Boolean, { description: 'En retard. Not validated, and its term is over.' })
  late!: boolean;
}

@ObjectType({ description: 'Plan de CCF. As it is now, or why nothing was done.' })
export class CcfPlanPayload {
  @Field(() => CcfPlan, { nullable: true, description: 'Plan.' })
  plan!: CcfPlan | null;

  @Field(() => Int, { nullable: true, description: 'Ligne. The first at fault, from 0.' })
  line!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
