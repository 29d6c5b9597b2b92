import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { Args, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';

import { ActiveEnrolmentsArgs } from './active-enrolments.inputs.ts';
import { Enrolment, EnrolmentState } from './enrolment.entity.ts';

const ENDED = [EnrolmentState.REJECTED, EnrolmentState.WITHDRAWN, EnrolmentState.TRANSFERRED, EnrolmentState.BARRED];

@Resolver()
export class ActiveEnrolmentsResolver {
  @Query(() => Int, { nullable: true, description: 'Inscriptions en cours par une offre. After a session; for the nation, before it closes the offer.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [SYSTEM])')
  async activeEnrolments(@Args(() => ActiveEnrolmentsArgs) { mirex, uai, speciality, route, after }: ActiveEnrolmentsArgs, @Ctx() context: Context): Promise<number> {
    expectServed(mirex, context);
    return context.em.count(Enrolment, { establishmentUai: uai, specialityCode: speciality, route, session: { $gt: after }, state: { $nin: ENDED } });
  }
}
