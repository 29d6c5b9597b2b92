import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { DecideInput } from '../kept-mark/kept-mark.inputs.ts';
import { Paper } from '../paper-map/paper.stub.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { Exemption } from './exemption.entity.ts';
import { RequestExemptionInput } from './exemption.inputs.ts';
import { explainExemptionAct } from './exemption.messages.ts';
import { decideExemption, requestExemption } from './exemption.service.ts';

@ObjectType({ description: 'Réponse. The exemption as it stands, or why nothing was done.' })
export class ExemptionPayload {
  @Field(() => Exemption, { nullable: true, description: 'Dispense. Null when refused.' })
  exemption?: Exemption | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const exemptionById = perRequest(({ em }) => rowLoader((ids) => em.find(Exemption, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const exemptionsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(Exemption, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { ground: 'asc' } }), (row) => row.enrolmentId));

export const exemptionReference = ({ id }: { id: string }, context: Context): Promise<Exemption | null> => exemptionById(context).load(id);

const asPayload = (done: Outcome<Exemption, Parameters<typeof explainExemptionAct>[0]>): ExemptionPayload =>
  (done.ok ? { exemption: done.value, userErrors: [] } : { userErrors: [explainExemptionAct(done.refusal)] });

@Resolver(() => Exemption)
export class ExemptionResolver {
  @Mutation(() => ExemptionPayload, { description: 'Demande de dispense. With its document.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async requestExemption(@Arg('input', () => RequestExemptionInput) input: RequestExemptionInput, @Ctx() context: Context): Promise<ExemptionPayload> {
    const { ground, papers, documentId } = input;
    const enrolmentId = readId(input.enrolmentId, 'ENR', context);
    return asPayload(await requestExemption({ enrolmentId, ground, named: papers ?? [], documentId: documentId ?? null }, context));
  }

  @Mutation(() => ExemptionPayload, { description: 'Décision sur une dispense. Once granted it is on the paper map.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN])')
  async decideExemption(@Arg('input', () => DecideInput) input: DecideInput, @Ctx() context: Context): Promise<ExemptionPayload> {
    return asPayload(await decideExemption({ ...input, id: readId(input.id, 'EXE', context) }, context));
  }

  @FieldResolver(() => [Paper], { nullable: true, description: 'Épreuves. That it exempts from.' })
  papers(@Root() { papers }: Exemption): Paper[] {
    return papers.map((code) => ({ code }));
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: Exemption, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentExemptionsResolver {
  @FieldResolver(() => [Exemption], { description: 'Dispenses. Asked for, granted or refused.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  exemptions(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<Exemption[]> {
    return exemptionsOfEnrolment(context).load(id);
  }
}
