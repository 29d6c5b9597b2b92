import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { readContent } from './content.rules.ts';
import { importPreRegistrations } from './import.service.ts';
import { PreRegistrationImport } from './pre-registration-import.entity.ts';
import { PreRegistrationLine } from './pre-registration-line.entity.ts';
import { ImportPreRegistrationsInput, PreRegistrationFilter, PreRegistrationWatchFilter } from './pre-registration.inputs.ts';
import { explainImport } from './pre-registration.messages.ts';
import { PreRegistrationPayload } from './pre-registration.type.ts';
import { type Watched, watchPreRegistrations } from './watch.query.ts';
import { PreRegistrationWatch } from './watch.type.ts';

const ImportConnection = connectionType(PreRegistrationImport, 'PreRegistrationImport');
const LineConnection = connectionType(PreRegistrationLine, 'PreRegistrationLine');

/** Newest first: an id grows with time. */
const IMPORT_ORDER = '-id';
const LINE_ORDER = 'line,rank';

const importById = perRequest(({ em }) =>
  rowLoader((ids) => em.find(PreRegistrationImport, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const importReference = ({ id }: { id: string }, context: Context): Promise<PreRegistrationImport | null> => importById(context).load(id);

@Resolver(() => PreRegistrationImport)
export class PreRegistrationResolver {
  @Query(() => PreRegistrationImport, { nullable: true, description: 'Import de pré-inscriptions. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  preRegistrationImport(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<PreRegistrationImport | null> {
    return importById(context).load(readId(id, 'PRI', context));
  }

  @Query(() => ImportConnection, { nullable: true, description: 'Imports de pré-inscriptions. Newest first within a MIREX.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  async preRegistrationImports(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PreRegistrationFilter, { nullable: true }) filter: PreRegistrationFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<PreRegistrationImport>> {
    const asked = filter?.session == null ? {} : { session: filter.session };
    return asConnection(orThrow(await findPage(em, PreRegistrationImport, asked, IMPORT_ORDER, page), explainPage));
  }

  @Query(() => [PreRegistrationWatch], { nullable: true, description: 'Vigie des pré-inscriptions. Every establishment that is expected or heard of, by UAI.' })
  @Directive('@cost(weight: 5)')
  @Directive('@listSize(assumedSize: 200)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@merge(as: SORTED, sort: ["uai"])')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  preRegistrationWatch(
    @Arg('filter', () => PreRegistrationWatchFilter) { session }: PreRegistrationWatchFilter, @Ctx() context: Context,
  ): Promise<Watched[]> {
    return watchPreRegistrations(session, context);
  }

  @Mutation(() => PreRegistrationPayload, { description: 'Import de pré-inscriptions. Good lines are kept, the others are reported; the same file twice changes nothing.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async importPreRegistrations(
    @Arg('input', () => ImportPreRegistrationsInput) { mirex, session, fileName, contentBase64, idempotencyKey }: ImportPreRegistrationsInput, @Ctx() context: Context,
  ): Promise<PreRegistrationPayload> {
    expectServed(mirex, context);
    const bytes = readContent(contentBase64);
    const outcome = bytes.ok ? await importPreRegistrations({ bytes: bytes.value, fileName, session, idempotencyKey }, context) : bytes;
    return outcome.ok ? { preRegistrationImport: outcome.value, userErrors: [] } : { userErrors: [explainImport(outcome.refusal)] };
  }

  @FieldResolver(() => LineConnection, { description: 'Compte rendu. What is to be said of the lines that are no new enrolment, in the order of the file.' })
  async lines(@Root() { id }: PreRegistrationImport, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: Context): Promise<Connection<PreRegistrationLine>> {
    return asConnection(orThrow(await findPage(em, PreRegistrationLine, { importId: id }, LINE_ORDER, page), explainPage));
  }
}
