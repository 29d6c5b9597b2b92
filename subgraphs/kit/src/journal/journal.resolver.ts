import { Arg, Args, type ClassType, Ctx, Directive, Query, Resolver } from 'type-graphql';

import type { Context } from '../context.ts';
import { expectServed, orThrow } from '../graph/client-error.ts';
import { PageArgs } from '../graph/page.inputs.ts';
import { asConnection, type Connection, connectionType } from '../graph/page.type.ts';
import { explainPage } from '../kit.messages.ts';
import { JournalFilter } from './journal.inputs.ts';
import { JournalLine } from './journal-line.entity.ts';
import { findJournalLines } from './journal.query.ts';

export const JournalLineConnection = connectionType(JournalLine, 'JournalLine', '@shareable');

/** The journal of one subgraph, one MIREX at a time: `candidatesJournal`. Each subgraph has its own. */
export function journalResolver(subgraph: string): ClassType {
  @Resolver()
  class JournalResolver {
    @Query(() => JournalLineConnection, { name: `${subgraph}Journal`, nullable: true, description: 'Journal. Who did what to which rows of this subgraph in a MIREX, the newest first.' })
    @Directive('@routed(by: "mirex")')
    @Directive('@access(who: [BEX, HEAD])')
    async journal(
      @Arg('mirex', () => String, { description: 'MIREX. Its code.' }) mirex: string,
      @Arg('filter', () => JournalFilter, { nullable: true, description: 'Recherche.' }) filter: JournalFilter | null,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: Context,
    ): Promise<Connection<JournalLine>> {
      expectServed(mirex, context);
      return asConnection(orThrow(await findJournalLines(context.em, filter ?? {}, page), explainPage));
    }
  }
  return JournalResolver;
}
