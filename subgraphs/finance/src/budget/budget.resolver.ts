import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { BudgetExecution } from './budget-execution.type.ts';
import { BudgetFilter, SetBudgetLineInput } from './budget.inputs.ts';
import { explainBudget } from './budget.messages.ts';
import { budgetExecution } from './budget.query.ts';
import { setBudgetLine } from './set-budget-line.service.ts';

@ObjectType({ description: 'Exécution du budget des examens. Counts and sums that add up over the MIREX.' })
class Budget {
  @Field(() => [BudgetExecution], { description: 'Lignes. By code and currency.' })
  @Directive('@merge(as: GROUP, sort: ["code", "currency"])')
  lines!: BudgetExecution[];
}

@ObjectType({ description: 'Suite d’un acte sur une ligne budgétaire.' })
class BudgetPayload {
  @Field(() => BudgetExecution, { nullable: true, description: 'Ligne. Of this MIREX; null when refused.' })
  line?: BudgetExecution;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class BudgetResolver {
  @Query(() => Budget, { nullable: true, description: 'Exécution budgétaire. Of a year; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, TRANS])')
  async budget(@Arg('filter', () => BudgetFilter) { year }: BudgetFilter, @Ctx() { em }: Context): Promise<Budget> {
    return { lines: await budgetExecution(em, year) };
  }

  @Mutation(() => BudgetPayload, { description: 'Ouvrir ou changer une ligne budgétaire. Or allow it to be exceeded, with the reason.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD])')
  async setBudgetLine(@Arg('input', () => SetBudgetLineInput) { mirex, beyond, ...line }: SetBudgetLineInput, @Ctx() context: Context): Promise<BudgetPayload> {
    expectServed(mirex, context);
    const outcome = await setBudgetLine({ ...line, beyond: beyond?.trim() || null }, context);
    return outcome.ok ? { line: outcome.value, userErrors: [] } : { userErrors: [explainBudget(outcome.refusal)] };
  }
}
