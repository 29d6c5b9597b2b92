import type { Context } from '@mirex/kit/context';
import { clientError, orThrow } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection } from '@mirex/kit/graph/page.type';
import { JournalLine } from '@mirex/kit/journal/journal-line.entity';
import { JournalLineConnection } from '@mirex/kit/journal/journal.resolver';
import { explainKit, explainPage } from '@mirex/kit/kit.messages';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import { RecordRefusalsInput } from './refusal.inputs.ts';
import { recordRefusals, REFUSAL } from './refusal.service.ts';

@ObjectType({ description: 'Refus consignés.' })
class RecordRefusalsPayload {
  @Field(() => Int, { description: 'Nombre. Lines written.' })
  recorded!: number;
}

@Resolver()
export class RefusalResolver {
  @Query(() => JournalLineConnection, { nullable: true, description: 'Refus de la passerelle. Who was refused what before any instance was asked, the newest first.' })
  @Directive('@access(who: [BEX], within: NATION)')
  async refusals(
    @Arg('who', () => String, { nullable: true, description: 'Qui. The account.' }) who: string | null | undefined,
    @Arg('outcome', () => String, { nullable: true, description: 'Issue. The code of the refusal.' }) outcome: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<JournalLine>> {
    const where = { entity: REFUSAL, ...(who != null && { who }), ...(outcome != null && { outcome }) };
    return asConnection(orThrow(await findPage(em, JournalLine, where, '-id', page), explainPage));
  }

  /** The gateway's alone: another MIREX's instance is a machine too, and tells nobody's refusals. */
  @Mutation(() => RecordRefusalsPayload, { description: 'Consigner des refus. By the gateway.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async recordRefusals(@Arg('input', () => RecordRefusalsInput) { refusals }: RecordRefusalsInput, @Ctx() context: Context): Promise<RecordRefusalsPayload> {
    if (context.caller.peer !== undefined) throw clientError(explainKit({ code: 'FORBIDDEN' }));
    return { recorded: await recordRefusals(refusals, context) };
  }
}
