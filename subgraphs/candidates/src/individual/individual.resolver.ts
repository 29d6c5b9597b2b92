import { accept } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { dataSet } from '@mirex/kit/edition';
import { Arg, Ctx, Directive, ID, Int, Mutation, Query, Resolver } from 'type-graphql';

import { DocumentKind } from '../document/supporting-document.entity.ts';
import { Enrolment, ExamForm, Route } from '../enrolment/enrolment.entity.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { EnrolmentPayload } from '../enrolment/registration.type.ts';
import { enrolIndividual } from './enrol-individual.service.ts';
import { EnrolIndividualInput } from './individual.inputs.ts';
import { explainIndividualAct } from './individual.messages.ts';
import { EnrolmentRequirements } from './individual.type.ts';
import { requirementsOf } from './requirements.ts';

@Resolver()
export class IndividualResolver {
  @Mutation(() => EnrolmentPayload, { description: 'Inscription individuelle. All papers terminal; the documents follow.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CAND, LEGAL_REP])')
  async enrolIndividual(@Arg('input', () => EnrolIndividualInput) input: EnrolIndividualInput, @Ctx() context: Context): Promise<EnrolmentPayload> {
    const { mirex, session, sex, form, ine, inaa, languages, workMonths, ccf, ...texts } = input;
    expectServed(mirex, context);
    const words = { sex: accept(sex), route: accept(Route.INDIVIDUAL), form: accept(form ?? ExamForm.GLOBAL) };
    const done = await enrolIndividual({ ...texts, ...words, ine: ine ?? '', inaa: inaa ?? '', languages: languages ?? [] }, { workMonths, ccf: ccf ?? false }, session, context);
    return done instanceof Enrolment ? { enrolment: done, userErrors: [] } : { userErrors: done.map(explainIndividualAct) };
  }

  @Query(() => EnrolmentRequirements, { nullable: true, description: 'Conditions d’inscription. Null when there is no such speciality.' })
  @Directive('@routed(any: true)')
  @Directive('@access(who: [ANY], within: NATION)')
  async requirementsFor(
    @Arg('speciality', () => ID) speciality: string, @Arg('route', () => Route) route: Route, @Arg('session', () => Int) session: number, @Ctx() context: Context,
  ): Promise<EnrolmentRequirements | null> {
    const diploma = (await openingsOf(context)).specialities.get(speciality)?.diploma;
    if (diploma === undefined) return null;
    const asked = requirementsOf(await dataSet(context, 'regulations'), { diploma, session, route });
    return { ...asked, documents: asked.documents.map((kind) => DocumentKind[kind as keyof typeof DocumentKind]) };
  }
}
