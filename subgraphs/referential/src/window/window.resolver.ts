import type { Context } from '@mirex/kit/context';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from 'type-graphql';

import { EnrolmentWindow } from './enrolment-window.entity.ts';
import { ExtendWindowInput, OpenEnrolmentWebInput } from './window.inputs.ts';
import { explainWindow } from './window.messages.ts';
import type { WindowRefusal } from './window.rules.ts';
import { declareImported, extendWindow, openEnrolmentWeb } from './window.service.ts';
import { DeclareImportedPayload, EnrolmentWindowPayload } from './window.type.ts';

const answered = (outcome: Outcome<EnrolmentWindow, WindowRefusal>): EnrolmentWindowPayload =>
  (outcome.ok ? { window: outcome.value, userErrors: [] } : { window: null, userErrors: [explainWindow(outcome.refusal)] });

@Resolver()
export class WindowResolver {
  @Query(() => [EnrolmentWindow], { nullable: true, description: 'Périodes d’inscription. Of a session, by MIREX and diploma.' })
  @Directive('@access(who: [ANY], within: NATION)')
  enrolmentWindows(@Arg('session', () => Int) session: number, @Ctx() { em }: Context): Promise<EnrolmentWindow[]> {
    return em.find(EnrolmentWindow, { sessionYear: session }, { orderBy: { mirexCode: 'asc', diplomaCode: 'asc' } });
  }

  @Mutation(() => EnrolmentWindowPayload, { description: 'Ouvre le web. The enrolments of a diploma in one MIREX, once its pre-registrations are imported.' })
  @Directive('@access(who: [BEX, HEAD])')
  async openEnrolmentWeb(@Arg('input', () => OpenEnrolmentWebInput) input: OpenEnrolmentWebInput, @Ctx() context: Context): Promise<EnrolmentWindowPayload> {
    return answered(await openEnrolmentWeb(input, context));
  }

  @Mutation(() => EnrolmentWindowPayload, { description: 'Prolonge les inscriptions. Of a diploma in one MIREX.' })
  @Directive('@access(who: [BEX, HEAD])')
  async extendWindow(@Arg('input', () => ExtendWindowInput) input: ExtendWindowInput, @Ctx() context: Context): Promise<EnrolmentWindowPayload> {
    return answered(await extendWindow(input, context));
  }

  @Mutation(() => DeclareImportedPayload, { description: 'Déclare les pré-inscriptions importées. By the MIREX; its enrolments may open then.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SYSTEM])')
  async declareImported(
    @Arg('session', () => Int) session: number, @Arg('mirex', () => String) mirex: string, @Ctx() context: Context,
  ): Promise<DeclareImportedPayload> {
    const outcome = await declareImported(session, mirex, context);
    return outcome.ok ? { declared: true, userErrors: [] } : { declared: false, userErrors: [explainWindow(outcome.refusal)] };
  }
}
