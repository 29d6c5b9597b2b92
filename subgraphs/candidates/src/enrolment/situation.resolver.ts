import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { ChangeEstablishmentInput } from '../individual/individual.inputs.ts';
import { releaseEnded } from '../national/national-check.service.ts';
import { ChangeEnrolmentInput } from './enrolment-change.inputs.ts';
import { EnrolmentPayload } from './registration.type.ts';
import type { SituationRefusal, SituationStep } from './advance.ts';
import type { Enrolment } from './enrolment.entity.ts';
import { acceptEnrolment, barEnrolment, changeEstablishment, confirmEnrolment, enterEnrolment, rejectEnrolment, rerouteEnrolment, reviewEnrolment, signEnrolment, withdrawEnrolment } from './situation.service.ts';
import { explainSituation } from './standing.messages.ts';

type Act = (asked: SituationStep, context: Context) => Promise<Outcome<Enrolment, SituationRefusal>>;

async function answer(act: Act, { id, version, reason }: ChangeEnrolmentInput, context: Context): Promise<EnrolmentPayload> {
  const outcome = await act({ id: readId(id, 'ENR', context), version, reason }, context);
  return outcome.ok ? { enrolment: outcome.value, userErrors: [] } : { userErrors: [explainSituation(outcome.refusal)] };
}

/** The same, and what the nation holds for who has ended is given back at once where it answers. */
async function answerEnd(act: Act, input: ChangeEnrolmentInput, context: Context): Promise<EnrolmentPayload> {
  const done = await answer(act, input, context);
  if (done.enrolment) await releaseEnded(context);
  return done;
}

@Resolver()
export class SituationResolver {
  @Mutation(() => EnrolmentPayload, { description: 'Saisie. The establishment takes a pre-registration over.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  enterEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(enterEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Confirmation. The establishment confirms what was entered (fiche 101).' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  confirmEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(confirmEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Signature. By the candidate, or the legal representative of a minor.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [CAND, LEGAL_REP])')
  signEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(signEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Instruction. The MIREX takes a signed enrolment up.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  reviewEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(reviewEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Acceptation. Once the nation has reserved the speciality and the mandatory pieces were accepted.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, SIGN])')
  acceptEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(acceptEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Rejet. With its reason.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, SIGN])')
  rejectEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answerEnd(rejectEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Démission. Until the papers begin; after that it is an absence.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  withdrawEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answerEnd(withdrawEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Interdiction. An accepted enrolment is barred by a sanction.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, SIGN])')
  barEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answerEnd(barEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Passage en candidat individuel. The paper map is drawn anew; then it is accepted again.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT])')
  rerouteEnrolment(@Arg('input', () => ChangeEnrolmentInput) input: ChangeEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer(rerouteEnrolment, input, context);
  }

  @Mutation(() => EnrolmentPayload, { description: 'Changement d’établissement. Within the MIREX; to another one it is a transfer.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async changeEstablishment(@Arg('input', () => ChangeEstablishmentInput) input: ChangeEstablishmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    return answer((asked, inside) => changeEstablishment({ ...asked, establishment: input.establishment }, inside), input, context);
  }
}
