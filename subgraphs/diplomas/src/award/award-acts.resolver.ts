import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { DeclareEligibleInput, MoveDiplomaInput, NumberDiplomasInput } from './award.inputs.ts';
import { awardById } from './award.loader.ts';
import { explainAward } from './award.messages.ts';
import { AwardedDiplomaPayload, NumberDiplomasPayload } from './award.payload.type.ts';
import { declareEligible } from './declare-eligible.service.ts';
import { moveDiploma } from './move-diploma.service.ts';
import { numberDiplomas } from './number-diplomas.service.ts';

@Resolver()
export class AwardActsResolver {
  @Mutation(() => AwardedDiplomaPayload, { description: 'Déclarer admis. The enrolment has earned its diploma.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async declareEligible(@Arg('input', () => DeclareEligibleInput) { enrolmentId }: DeclareEligibleInput, @Ctx() context: Context): Promise<AwardedDiplomaPayload> {
    const outcome = await declareEligible(readId(enrolmentId, 'ENR', context), context);
    return outcome.ok
      ? { awardedDiploma: await awardById(context).load(outcome.value), userErrors: [] }
      : { awardedDiploma: null, userErrors: [explainAward(outcome.refusal)] };
  }

  @Mutation(() => NumberDiplomasPayload, { description: 'Numéroter les diplômes. Those that wait for a number; without gap nor reuse.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async numberDiplomas(@Arg('input', () => NumberDiplomasInput) input: NumberDiplomasInput, @Ctx() context: Context): Promise<NumberDiplomasPayload> {
    expectServed(input.mirex, context);
    return { ...(await numberDiplomas({ session: input.session, speciality: input.speciality ?? null }, context)), userErrors: [] };
  }

  @Mutation(() => AwardedDiplomaPayload, { description: 'Changer l’état d’un diplôme. Received, spoiled, revoked, copied: printing, signing and sending are runs.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN])')
  async moveDiploma(@Arg('input', () => MoveDiplomaInput) input: MoveDiplomaInput, @Ctx() context: Context): Promise<AwardedDiplomaPayload> {
    const outcome = await moveDiploma(readId(input.id, 'DIP', context), { to: input.to, version: input.version, reason: input.reason ?? null }, context);
    return outcome.ok ? { awardedDiploma: outcome.value, userErrors: [] } : { awardedDiploma: null, userErrors: [explainAward(outcome.refusal)] };
  }
}
