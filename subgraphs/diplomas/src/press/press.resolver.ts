import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Enrolment, Speciality } from '../award/award.stub.ts';
import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { PressConsentChange } from './press-consent.entity.ts';
import { PressResult } from './press-result.entity.ts';
import { PressResultFilter, SayPressConsentInput } from './press.inputs.ts';
import { explainPress } from './press.messages.ts';
import { sayConsent } from './say-consent.service.ts';

const PressResultConnection = connectionType(PressResult, 'PressResult');

@ObjectType({ description: 'Suite d’un accord pour la presse.' })
class PressConsentPayload {
  @Field(() => Enrolment, { nullable: true, description: 'Inscription. Null when refused.' })
  enrolment!: Enrolment | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const resultById = perRequest(({ em }) => rowLoader((ids) => em.find(PressResult, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const enrolmentById = perRequest(({ em }) => rowLoader((ids) => em.find(KnownEnrolment, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const wordsOfCandidate = perRequest(({ em }) =>
  listLoader((ids) => em.find(PressConsentChange, { candidateId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ candidateId }) => candidateId));

export const pressResultReference = ({ id }: { readonly id: string }, context: Context): Promise<PressResult | null> => resultById(context).load(id);

@Resolver(() => PressResult)
export class PressResolver {
  @Query(() => PressResultConnection, { nullable: true, description: 'Résultats pour la presse. Of those who are admitted and have consented, once they are out; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [PRESS, BEX, HEAD, SIGN])')
  async pressResults(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => PressResultFilter, { nullable: true }) filter: PressResultFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<PressResult>> {
    const { session, diploma } = filter ?? {};
    const where = { ...(session != null && { session }), ...(diploma != null && { diplomaCode: diploma }) };
    return asConnection(orThrow(await findPage(em, PressResult, where, 'id', page), explainPage));
  }

  @Mutation(() => PressConsentPayload, { description: 'Dire si la presse peut nommer un candidat. Who has said nothing has not consented.' })
  @Directive('@routed(by: "input.enrolment")')
  @Directive('@access(who: [CAND, LEGAL_REP, HEAD, UNIT, TRANS])')
  async sayPressConsent(@Arg('input', () => SayPressConsentInput) { enrolment, consents }: SayPressConsentInput, @Ctx() context: Context): Promise<PressConsentPayload> {
    const outcome = await sayConsent(readId(enrolment, 'ENR', context), consents, context);
    return outcome.ok ? { enrolment: { id: outcome.value }, userErrors: [] } : { enrolment: null, userErrors: [explainPress(outcome.refusal)] };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: PressResult): Speciality {
    return { code: specialityCode };
  }
}

@Resolver(() => Enrolment)
export class EnrolmentPressResolver {
  @FieldResolver(() => [PressConsentChange], { nullable: true, description: 'Accords pour la presse. What was said of it, oldest first; the last one holds, and none is a no.' })
  @Directive('@access(who: [CAND, LEGAL_REP, HEAD, UNIT, TRANS])')
  async pressConsents(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<PressConsentChange[] | null> {
    const candidate = (await enrolmentById(context).load(id))?.candidateId;
    return candidate ? wordsOfCandidate(context).load(candidate) : null;
  }
}
