import type { Context } from '@mirex/kit/context';
import { orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Allocation } from '../allocation/allocation.entity.ts';
import { allocationsOfSitting } from '../allocation/allocation.loader.ts';
import { Centre } from '../centre/centre.entity.ts';
import { centreById } from '../centre/centre.loader.ts';
import { explain } from '../refusal.messages.ts';
import { SittingChange } from './sitting-change.entity.ts';
import { Sitting } from './sitting.entity.ts';
import { OpenSittingInput, SittingFilter } from './sitting.inputs.ts';
import { changesOfSitting, sittingById } from './sitting.loader.ts';
import { OpenSittingPayload } from './sitting.payload.type.ts';
import { findSittings } from './sitting.query.ts';
import { openSitting } from './sitting.service.ts';
import { Paper } from './sitting.stub.ts';

const SittingConnection = connectionType(Sitting, 'Sitting');

@Resolver(() => Sitting)
export class SittingResolver {
  @Query(() => Sitting, { nullable: true, description: 'Passage d’épreuve. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  sitting(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Sitting | null> {
    return sittingById(context).load(readId(id, 'SIT', context));
  }

  @Query(() => SittingConnection, { nullable: true, description: 'Passages d’épreuve. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  async sittings(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => SittingFilter, { nullable: true }) filter: SittingFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Sitting>> {
    if (filter?.centre != null) readAnyId(filter.centre, 'CEN');
    return asConnection(orThrow(await findSittings(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => OpenSittingPayload, { description: 'Ouvrir un passage d’épreuve. One paper in one centre at one hour.' })
  @Directive('@routed(by: "input.centreId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async openSitting(@Arg('input', () => OpenSittingInput) { centreId, ...line }: OpenSittingInput, @Ctx() context: Context): Promise<OpenSittingPayload> {
    const outcome = await openSitting(readId(centreId, 'CEN', context), line, context);
    return outcome.ok ? { sitting: outcome.value, userErrors: [] } : { sitting: null, userErrors: [explain(outcome.refusal)] };
  }

  @FieldResolver(() => Centre, { nullable: true, description: 'Centre.' })
  centre(@Root() { centreId }: Sitting, @Ctx() context: Context): Promise<Centre | null> {
    return centreById(context).load(centreId);
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paperCode }: Sitting): Paper {
    return { code: paperCode };
  }

  @FieldResolver(() => [SittingChange], { description: 'Historique. Every freeze and every other hour, oldest first.' })
  history(@Root() { id }: Sitting, @Ctx() context: Context): Promise<SittingChange[]> {
    return changesOfSitting(context).load(id);
  }

  @FieldResolver(() => [Allocation], { description: 'Places. By room and seat.' })
  @Directive('@listSize(assumedSize: 100)')
  allocations(@Root() { id }: Sitting, @Ctx() context: Context): Promise<Allocation[]> {
    return allocationsOfSitting(context).load(id);
  }
}
