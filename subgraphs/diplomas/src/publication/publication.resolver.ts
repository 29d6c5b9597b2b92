import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { PublicationChange } from './publication-change.entity.ts';
import { Publication } from './publication.entity.ts';
import { CorrectPublicationInput, PublicationFilter, SchedulePublicationInput } from './publication.inputs.ts';
import { explainPublication } from './publication.messages.ts';
import type { PublicationRefusal } from './publication.rules.ts';
import { PublicationPayload, RectifyResultsPayload } from './publication.type.ts';
import { publish, rectifyResults, withdrawPublication } from './publish.service.ts';
import { schedulePublication } from './schedule-publication.service.ts';

const PublicationConnection = connectionType(Publication, 'Publication');

const publicationById = perRequest(({ em }) => rowLoader((ids) => em.find(Publication, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const changesOfPublication = perRequest(({ em }) =>
  listLoader((ids) => em.find(PublicationChange, { publicationId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ publicationId }) => publicationId));

export const publicationReference = ({ id }: { readonly id: string }, context: Context): Promise<Publication | null> => publicationById(context).load(id);

const answered = (outcome: Outcome<Publication, PublicationRefusal>): PublicationPayload =>
  (outcome.ok ? { publication: outcome.value, userErrors: [] } : { publication: null, userErrors: [explainPublication(outcome.refusal)] });

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => PublicationConnection, { nullable: true, description: 'Publications. Of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  async publications(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => PublicationFilter, { nullable: true }) filter: PublicationFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Publication>> {
    const where = { ...(filter?.session != null && { session: filter.session }), ...(filter?.diploma != null && { diplomaCode: filter.diploma }) };
    return asConnection(orThrow(await findPage(em, Publication, where, 'id', page), explainPage));
  }

  @Mutation(() => PublicationPayload, { description: 'Fixe l’heure de publication. Of one diploma in one zone.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [SIGN, HEAD])')
  async schedulePublication(@Arg('input', () => SchedulePublicationInput) input: SchedulePublicationInput, @Ctx() context: Context): Promise<PublicationPayload> {
    expectServed(input.mirex, context);
    return answered(await schedulePublication(input, context));
  }

  @Mutation(() => PublicationPayload, { description: 'Publie les résultats. At their hour and not before.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [SIGN, HEAD])')
  async publishResults(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<PublicationPayload> {
    return answered(await publish(readId(id, 'PUB', context), context));
  }

  @Mutation(() => PublicationPayload, { description: 'Retire une publication. Nobody sees its results any more.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [SIGN])')
  async withdrawPublication(@Arg('input', () => CorrectPublicationInput) { id, version, reason }: CorrectPublicationInput, @Ctx() context: Context): Promise<PublicationPayload> {
    return answered(await withdrawPublication(readId(id, 'PUB', context), version, reason, context));
  }

  @Mutation(() => RectifyResultsPayload, { description: 'Rectifie les résultats publiés. By what the juries have decided since.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [SIGN])')
  async rectifyResults(@Arg('input', () => CorrectPublicationInput) { id, version, reason }: CorrectPublicationInput, @Ctx() context: Context): Promise<RectifyResultsPayload> {
    const outcome = await rectifyResults(readId(id, 'PUB', context), version, reason, context);
    return outcome.ok ? { ...outcome.value, userErrors: [] } : { publication: null, rectified: null, userErrors: [explainPublication(outcome.refusal)] };
  }

  @FieldResolver(() => [PublicationChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: Publication, @Ctx() context: Context): Promise<PublicationChange[]> {
    return changesOfPublication(context).load(id);
  }
}
