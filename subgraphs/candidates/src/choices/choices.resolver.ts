import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { EnrolmentPayload } from '../enrolment/registration.type.ts';
import { ChooseForEnrolmentInput } from './choices.inputs.ts';
import { explainChoiceAct } from './choices.messages.ts';
import { chooseForEnrolment } from './choices.service.ts';

@Resolver()
export class ChoicesResolver {
  @Mutation(() => EnrolmentPayload, { description: 'Choix. Languages, options, papers of this session and enrolment case; the paper map follows.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  async chooseForEnrolment(@Arg('input', () => ChooseForEnrolmentInput) input: ChooseForEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    const outcome = await chooseForEnrolment({ ...input, id: readId(input.id, 'ENR', context) }, context);
    return outcome.ok ? { enrolment: outcome.value, userErrors: [] } : { userErrors: [explainChoiceAct(outcome.refusal)] };
  }
}
