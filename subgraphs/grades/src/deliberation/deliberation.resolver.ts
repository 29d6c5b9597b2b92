import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { clientError, expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { explainKeyed, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { explainMark } from '../mark/mark.messages.ts';
import { correctDeliberation } from './correct-deliberation.service.ts';
import { Deliberation } from './deliberation.entity.ts';
import { CorrectDeliberationInput, DeliberationFilter, OpenDeliberationInput, SignDeliberationInput } from './deliberation.inputs.ts';
import { explainDeliberation, explainRectification } from './deliberation.messages.ts';
import { DeliberationPayload, OpenDeliberationPayload } from './deliberation.payload.type.ts';
import { findDeliberations } from './deliberation.query.ts';
import { openDeliberation } from './open-deliberation.service.ts';
import { recordIntact, signDeliberation } from './sign-deliberation.service.ts';
import { Speciality } from './speciality.stub.ts';

const DeliberationConnection = connectionType(Deliberation, 'Deliberation');

/** As many marks as one correction takes. */
const MOST_RECTIFIED = 500;

export const deliberationById = perRequest(({ em }) => rowLoader((ids) => em.find(Deliberation, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const deliberationReference = ({ id }: { id: string }, context: Context): Promise<Deliberation | null> => deliberationById(context).load(id);

@Resolver(() => Deliberation)
export class DeliberationResolver {
  @Query(() => Deliberation, { nullable: true, description: 'Délibération. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  deliberation(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Deliberation | null> {
    return deliberationById(context).load(readId(id, 'DEL', context));
  }

  @Query(() => DeliberationConnection, { nullable: true, description: 'Délibérations. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
  async deliberations(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => DeliberationFilter, { nullable: true }) filter: DeliberationFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Deliberation>> {
    return asConnection(orThrow(await findDeliberations(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => OpenDeliberationPayload, { description: 'Ouvrir une délibération. Locks the marks of a speciality and proposes what they say of each candidate.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async openDeliberation(@Arg('input', () => OpenDeliberationInput) input: OpenDeliberationInput, @Ctx() context: Context): Promise<OpenDeliberationPayload> {
    expectServed(input.mirex, context);
    if (input.group !== 1 && input.group !== 2) return { deliberation: null, missing: [], userErrors: [explainDeliberation({ code: 'SECOND_GROUP_UNKNOWN' })] };
    const { session, speciality, group, juryId, idempotencyKey: key } = input;
    await expectOpen('DELIBERATE', session, context);
    const outcome = await keyedActOnOne(context, { key, act: 'openDeliberation', input }, Deliberation, (inner) => openDeliberation({ session, speciality, group, juryId: juryId as GlobalId }, null, inner));
    if (outcome.ok) return { deliberation: outcome.value, missing: [], userErrors: [] };
    return { deliberation: null, missing: isKeyRefusal(outcome.refusal) ? [] : [...(outcome.refusal.unready ?? [])], userErrors: [explainKeyed(outcome.refusal, explainDeliberation)] };
  }

  @Mutation(() => OpenDeliberationPayload, { description: 'Rectifier. A new deliberation on what a signed record has wrong, for those whom it touches.' })
  @Directive('@routed(by: "input.deliberationId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async correctDeliberation(@Arg('input', () => CorrectDeliberationInput) input: CorrectDeliberationInput, @Ctx() context: Context): Promise<OpenDeliberationPayload> {
    const marks = input.marks ?? [];
    if (marks.length > MOST_RECTIFIED) throw clientError(explainMark({ code: 'SHEET_SIZE', given: marks.length }));
    const rectification = {
      deliberationId: readId(input.deliberationId, 'DEL', context), juryId: input.juryId as GlobalId, reason: input.reason,
      marks: marks.map((mark) => ({ ...mark, enrolmentId: readId(mark.enrolmentId, 'ENR', context) })),
      enrolments: (input.enrolmentIds ?? []).map((id) => readId(id, 'ENR', context)),
    };
    const outcome = await keyedActOnOne(context, { key: input.idempotencyKey, act: 'correctDeliberation', input }, Deliberation, (inner) => correctDeliberation(rectification, inner));
    if (outcome.ok) return { deliberation: outcome.value, missing: [], userErrors: [] };
    return { deliberation: null, missing: 'unready' in outcome.refusal ? [...(outcome.refusal.unready ?? [])] : [], userErrors: [explainKeyed(outcome.refusal, explainRectification)] };
  }

  @Mutation(() => DeliberationPayload, { description: 'Signer le procès-verbal. It is never changed from then on.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async signDeliberation(@Arg('input', () => SignDeliberationInput) input: SignDeliberationInput, @Ctx() context: Context): Promise<DeliberationPayload> {
    const id = readId(input.id, 'DEL', context);
    const outcome = await keyedActOnOne(context, { key: input.idempotencyKey, act: 'signDeliberation', input }, Deliberation, (inner) => signDeliberation(id, input.version, input.filesExamined, inner));
    return outcome.ok ? { deliberation: outcome.value, userErrors: [] } : { deliberation: null, userErrors: [explainKeyed(outcome.refusal, explainDeliberation)] };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: Deliberation): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Intègre. Whether the signed record is still what was signed; null while it is open. Reads the whole record.' })
  recordIntact(@Root() record: Deliberation, @Ctx() context: Context): Promise<boolean | null> {
    return recordIntact(record, context);
  }
}
