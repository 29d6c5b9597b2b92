import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { adoptAllocation } from './adopt.service.ts';
import { AllocationRun } from './run.entity.ts';
import { AdoptAllocationInput, SimulateAllocationInput } from './run.inputs.ts';
import { explainRun } from './run.messages.ts';
import { simulateAllocation } from './simulate.service.ts';

@ObjectType({ description: 'Répartition faite. The run, or why there is none.' })
class AllocationRunPayload {
  @Field(() => AllocationRun, { nullable: true, description: 'Répartition.' })
  run!: AllocationRun | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const runById = perRequest(({ em }) => rowLoader((ids) => em.find(AllocationRun, { id: { $in: ids as AllocationRun['id'][] } }), (row) => row.id));

export const runReference = ({ id }: { readonly id: string }, context: Context): Promise<AllocationRun | null> => runById(context).load(id);

@Resolver(() => AllocationRun)
export class AllocationRunResolver {
  @Query(() => AllocationRun, { nullable: true, description: 'Répartition des candidats. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  allocationRun(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<AllocationRun | null> {
    return runById(context).load(readId(id, 'RUN', context));
  }

  @Mutation(() => AllocationRunPayload, { description: 'Simuler une répartition. Proposes centres and tries the seats; writes no place.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async simulateAllocation(@Arg('input', () => SimulateAllocationInput) { mirex, ...asked }: SimulateAllocationInput, @Ctx() context: Context): Promise<AllocationRunPayload> {
    expectServed(mirex, context);
    await expectOpen('ALLOCATE', asked.session, context);
    const outcome = await simulateAllocation(asked, context);
    return outcome.ok ? { run: outcome.value, userErrors: [] } : { run: null, userErrors: [explainRun(outcome.refusal)] };
  }

  @Mutation(() => AllocationRunPayload, { description: 'Adopter une répartition. Gives the seats that it proposes, all in one.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async adoptAllocation(@Arg('input', () => AdoptAllocationInput) { id, idempotencyKey }: AdoptAllocationInput, @Ctx() context: Context): Promise<AllocationRunPayload> {
    const run = readId(id, 'RUN', context);
    const simulated = await context.em.findOne(AllocationRun, { id: run });
    if (simulated) await expectOpen('ALLOCATE', simulated.session, context);
    const outcome = await once(context, { key: idempotencyKey, act: 'adoptAllocation', input: { id } }, (inside) => adoptAllocation(run, inside));
    if (outcome.ok) return { run: await runById(context).load(run), userErrors: [] };
    return { run: null, userErrors: [explainKeyed(outcome.refusal, explainRun)] };
  }
}
