import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { RetentionRuleChange } from './retention-rule-change.entity.ts';
import { RetentionRule } from './retention-rule.entity.ts';
import { SetRetentionRuleInput, SetRetentionRulePayload } from './retention-rule.inputs.ts';
import { explainRetentionRule } from './retention-rule.messages.ts';
import { setRetentionRule } from './retention-rule.service.ts';

const changesOf = perRequest(({ em }) => listLoader((codes) => em.find(RetentionRuleChange, { code: { $in: [...codes] } }, { orderBy: { sequence: 'asc' } }), ({ code }) => code));

@Resolver(() => RetentionRule)
export class RetentionRuleResolver {
  @Query(() => [RetentionRule], { nullable: true, description: 'Règles de conservation. By code.' })
  @Directive('@access(who: [ANY], within: NATION)')
  retentionRules(@Ctx() { em }: Context): Promise<RetentionRule[]> {
    return em.find(RetentionRule, {}, { orderBy: { code: 'asc' } });
  }

  @Mutation(() => SetRetentionRulePayload, { description: 'Change une règle de conservation. The national bureau only; the MIREX follow with the next edition.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async setRetentionRule(@Arg('input', () => SetRetentionRuleInput) input: SetRetentionRuleInput, @Ctx() context: Context): Promise<SetRetentionRulePayload> {
    const outcome = await setRetentionRule({ ...input, days: input.days ?? null }, context);
    return outcome.ok ? { rule: outcome.value, userErrors: [] } : { rule: null, userErrors: [explainRetentionRule(outcome.refusal)] };
  }

  @FieldResolver(() => [RetentionRuleChange], { description: 'Trace. The oldest first.' })
  changes(@Root() { code }: RetentionRule, @Ctx() context: Context): Promise<RetentionRuleChange[]> {
    return changesOf(context).load(code);
  }
}
