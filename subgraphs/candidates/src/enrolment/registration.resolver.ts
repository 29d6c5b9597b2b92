import { accept } from '@mirex/schema/outcome';
import { expectOwnEstablishment } from '@mirex/kit/access/own-establishment';
import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { listLoader, perRequest } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { EnrolmentChange } from './enrolment-change.entity.ts';
import { Enrolment, ExamForm } from './enrolment.entity.ts';
import { explainRegistration } from './enrolment.messages.ts';
import { enrolOne } from './entry.service.ts';
import { closedFor } from './registers.ts';
import { RegisterEnrolmentInput } from './registration.inputs.ts';
import { EnrolmentPayload } from './registration.type.ts';
import { explainStanding } from './standing.messages.ts';

const changesOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(EnrolmentChange, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { version: 'asc' } }), (row) => row.enrolmentId),
);

@Resolver(() => Enrolment)
export class RegistrationResolver {
  @Mutation(() => EnrolmentPayload, { description: 'Inscription. Enrols one candidate, without a file: the enrolment begins as ENTERED.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK])')
  async registerEnrolment(@Arg('input', () => RegisterEnrolmentInput) input: RegisterEnrolmentInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    const { mirex, session, sex, route, form, ine, inaa, languages, ...texts } = input;
    expectServed(mirex, context);
    expectOwnEstablishment(input.establishment, context);
    const closedAt = (await closedFor(context))({ establishmentUai: input.establishment, session });
    if (closedAt !== undefined) return { userErrors: [explainStanding({ code: 'ENROLMENT_CLOSED', closedAt })] };
    const words = { sex: accept(sex), route: accept(route), form: accept(form ?? ExamForm.GLOBAL) };
    const done = await enrolOne({ ...texts, ...words, ine: ine ?? '', inaa: inaa ?? '', languages: languages ?? [] }, session, context);
    return done instanceof Enrolment ? { enrolment: done, userErrors: [] } : { userErrors: done.map(explainRegistration) };
  }

  @FieldResolver(() => [EnrolmentChange], { description: 'Historique. Every change of state, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  changes(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<EnrolmentChange[]> {
    return changesOfEnrolment(context).load(id);
  }
}
