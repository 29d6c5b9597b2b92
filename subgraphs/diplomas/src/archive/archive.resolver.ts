import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { ArchiveDocumentInput, ArchiveFilter, EndArchivedInput } from './archive.inputs.ts';
import { explainArchive } from './archive.messages.ts';
import type { ArchiveRefusal } from './archive.rules.ts';
import { archiveDocument, endArchived } from './archive.service.ts';
import { ArchivedDocument, ArchiveState } from './archived-document.entity.ts';

const ArchivedDocumentConnection = connectionType(ArchivedDocument, 'ArchivedDocument');

@ObjectType({ description: 'Suite d’un acte sur un document archivé.' })
class ArchivePayload {
  @Field(() => ArchivedDocument, { nullable: true, description: 'Document archivé. As it now is; null when refused.' })
  archivedDocument!: ArchivedDocument | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const archiveById = perRequest(({ em }) => rowLoader((ids) => em.find(ArchivedDocument, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));

export const archiveReference = ({ id }: { readonly id: string }, context: Context): Promise<ArchivedDocument | null> => archiveById(context).load(id);

const answered = (outcome: Outcome<ArchivedDocument, ArchiveRefusal>): ArchivePayload =>
  (outcome.ok ? { archivedDocument: outcome.value, userErrors: [] } : { archivedDocument: null, userErrors: [explainArchive(outcome.refusal)] });

@Resolver()
export class ArchiveResolver {
  @Query(() => ArchivedDocumentConnection, { nullable: true, description: 'Documents archivés. By session; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  async archivedDocuments(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => ArchiveFilter, { nullable: true }) filter: ArchiveFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<ArchivedDocument>> {
    const { session, retention, state, destroyableOn } = filter ?? {};
    const where = {
      ...(session != null && { session }), ...(retention != null && { retentionCode: retention }), ...(state != null && { state }),
      ...(destroyableOn != null && { keptUntil: { $lt: destroyableOn }, $and: [{ state: ArchiveState.ARCHIVED }] }),
    };
    return asConnection(orThrow(await findPage(em, ArchivedDocument, where, 'session,id', page), explainPage));
  }

  @Mutation(() => ArchivePayload, { description: 'Archiver un document. For the time that its class says.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async archiveDocument(@Arg('input', () => ArchiveDocumentInput) input: ArchiveDocumentInput, @Ctx() context: Context): Promise<ArchivePayload> {
    expectServed(input.mirex, context);
    return answered(await archiveDocument({ ...input, sha256: input.sha256.toLowerCase() }, context));
  }

  @Mutation(() => ArchivePayload, { description: 'Détruire un document archivé. Once its time is over, with the record of it.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async destroyArchived(@Arg('input', () => EndArchivedInput) { id, version, record }: EndArchivedInput, @Ctx() context: Context): Promise<ArchivePayload> {
    return answered(await endArchived(readId(id, 'ARC', context), { to: 'DESTROYED', version, record }, context));
  }

  @Mutation(() => ArchivePayload, { description: 'Verser un document aux archives. To the departmental or national archives.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async transferArchived(@Arg('input', () => EndArchivedInput) { id, version, record }: EndArchivedInput, @Ctx() context: Context): Promise<ArchivePayload> {
    return answered(await endArchived(readId(id, 'ARC', context), { to: 'TRANSFERRED', version, record }, context));
  }
}
