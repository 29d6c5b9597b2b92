import type { GlobalId } from '@mirex/schema/global-id';
import { expectOwnPeer } from '@mirex/kit/access/own-peer';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { Enrolment } from '../mark/mark.stub.ts';
import { FraudChange } from './fraud-change.entity.ts';
import { FraudCase } from './fraud.entity.ts';
import { AdvanceFraudCaseInput, FraudCaseFilter, ObserveFraudInput } from './fraud.inputs.ts';
import { explainFraud } from './fraud.messages.ts';
import { FraudCasePayload, ObserveFraudPayload } from './fraud.payload.type.ts';
import { deadlineOf } from './fraud.rules.ts';
import { advanceFraudCase, observeFraud } from './fraud.service.ts';
import { letSilencesSpeak } from './fraud-silence.service.ts';
import { clockOf } from './fraud-terms.ts';
import { FraudDeadline } from './fraud.type.ts';

const FraudCaseConnection = connectionType(FraudCase, 'FraudCase');

const caseById = perRequest(({ em }) => rowLoader((ids) => em.find(FraudCase, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const changesOfCase = perRequest(({ em }) => listLoader((ids) => em.find(FraudChange, { caseId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.caseId));
const enrolmentById = perRequest(({ em }) => rowLoader((ids) => em.find(KnownEnrolment, { id: { $in: ids as GlobalId[] } }, { filters: false }), (row) => row.id));

export const fraudCaseReference = ({ id }: { id: string }, context: Context): Promise<FraudCase | null> => caseById(context).load(id);

@Resolver(() => FraudCase)
export class FraudCaseResolver {
  @Query(() => FraudCase, { nullable: true, description: 'Dossier de fraude. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR])')
  fraudCase(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<FraudCase | null> {
    return caseById(context).load(readId(id, 'FRA', context));
  }

  @Query(() => FraudCaseConnection, { nullable: true, description: 'Dossiers de fraude. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR])')
  async fraudCases(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => FraudCaseFilter, { nullable: true }) filter: FraudCaseFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<FraudCase>> {
    const where = { ...(filter?.session != null && { session: filter.session }), ...(filter?.state != null && { state: filter.state }) };
    return asConnection(orThrow(await findPage(em, FraudCase, where, 'id', page), explainPage));
  }

  @Mutation(() => ObserveFraudPayload, { description: 'Constater une fraude. The result is suspended from then on; the candidate goes on with the paper.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE, EXAM])')
  async observeFraud(@Arg('input', () => ObserveFraudInput) input: ObserveFraudInput, @Ctx() context: Context): Promise<ObserveFraudPayload> {
    const outcome = await observeFraud({ ...input, enrolmentId: readId(input.enrolmentId, 'ENR', context) }, context);
    return outcome.ok ? { id: outcome.value.id, userErrors: [] } : { id: null, userErrors: [explainFraud(outcome.refusal)] };
  }

  @Mutation(() => FraudCasePayload, { description: 'Faire avancer un dossier de fraude. The bureau records what the minister decides; anybody else sanctions as the regional director.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR])')
  async advanceFraudCase(@Arg('input', () => AdvanceFraudCaseInput) input: AdvanceFraudCaseInput, @Ctx() context: Context): Promise<FraudCasePayload> {
    const authority = context.caller.roles.includes('BEX') ? 'MINISTER' : 'DRAAF';
    const outcome = await advanceFraudCase(readId(input.id, 'FRA', context), input.version, {
      act: input.act, on: input.on, countersigned: input.countersigned ?? null, proposal: input.proposal ?? null, reason: input.reason ?? null,
      sanction: { authority, banMonths: Math.max(0, input.banMonths ?? 0), measures: input.measures ?? [], reason: input.reason ?? '' },
    }, context);
    return outcome.ok ? { fraudCase: outcome.value, userErrors: [] } : { fraudCase: null, userErrors: [explainFraud(outcome.refusal)] };
  }

  @Mutation(() => [FraudCase], { description: 'Donner effet aux silences. Those whose term is over by now; what had its effect has it once.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [HEAD, UNIT, SYSTEM])')
  letFraudSilencesSpeak(@Arg('mirex', () => String) mirex: string, @Ctx() context: Context): Promise<FraudCase[]> {
    expectServed(mirex, context);
    expectOwnPeer(mirex, context);
    return letSilencesSpeak(context);
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription.' })
  enrolment(@Root() { enrolmentId }: FraudCase): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => FraudDeadline, { nullable: true, description: 'Délai. The next term that runs; null when none does.' })
  async deadline(@Root() found: FraudCase, @Ctx() context: Context): Promise<FraudDeadline | null> {
    const uai = (await enrolmentById(context).load(found.enrolmentId))?.establishmentUai ?? null;
    const clock = orThrow(await clockOf({ session: found.session, speciality: found.specialityCode, uai }, context), explainFraud);
    const deadline = deadlineOf(found, clock.terms);
    return deadline ? { ...deadline, late: clock.today > deadline.due } : null;
  }

  @FieldResolver(() => [FraudChange], { description: 'Historique. Every act, oldest first.' })
  history(@Root() { id }: FraudCase, @Ctx() context: Context): Promise<FraudChange[]> {
    return changesOfCase(context).load(id);
  }
}
