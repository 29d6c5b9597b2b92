import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { ownerOf } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { actorById } from '../actor/actor.loader.ts';
import { Speciality } from '../actor/actor.stub.ts';
import { printedSummons } from '../letter/summons-document.ts';
import { SummonsChange } from './summons-change.entity.ts';
import { Summons } from './summons.entity.ts';
import { SummonsFilter } from './summons.inputs.ts';
import { changesOfSummons, summonsById, summonsesOfActor, summonsesOfSitting } from './summons.loader.ts';
import { findSummonses } from './summons.query.ts';
import { Centre, Paper, Sitting } from './summons.stub.ts';

const SummonsConnection = connectionType(Summons, 'Summons');

export const summonsReference = ({ id }: { id: string }, context: Context): Promise<Summons | null> => summonsById(context).load(id);
/** Whether the sitting exists is for the centres to say: here it is a key to look summonses up by. */
export const sittingReference = ({ id }: { id: string }): Sitting => ({ id });

@Resolver(() => Summons)
export class SummonsResolver {
  @Query(() => Summons, { nullable: true, description: 'Convocation. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, EST])')
  summons(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Summons | null> {
    return summonsById(context).load(readId(id, 'SUM', context));
  }

  @Query(() => SummonsConnection, { nullable: true, description: 'Convocations. By date of the mission; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, EST])')
  async summonses(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SummonsFilter, { nullable: true }) filter: SummonsFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Summons>> {
    return asConnection(orThrow(await findSummonses(em, filter ?? {}, page), explainPage));
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Who is summoned; maybe borrowed from another MIREX.' })
  @Directive('@crosses')
  actor(@Root() { actor }: Summons, @Ctx() context: Context): Promise<Actor | null> | Pick<Actor, 'id'> {
    return ownerOf(actor.id) === context.owner ? actorById(context).load(actor.id) : { id: actor.id };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité. Null when the mission is for a whole centre.' })
  speciality(@Root() { specialityCode }: Summons): Speciality | null {
    return specialityCode === null ? null : { code: specialityCode };
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paperCode }: Summons): Paper | null {
    return paperCode === null ? null : { code: paperCode };
  }

  @FieldResolver(() => Sitting, { nullable: true, description: 'Passage. Where the actor is awaited; maybe in another MIREX.' })
  @Directive('@crosses')
  sitting(@Root() { sittingId }: Summons): Sitting | null {
    return sittingId === null ? null : { id: sittingId };
  }

  @FieldResolver(() => Centre, { nullable: true, description: 'Centre. Where a service without a sitting is done; maybe in another MIREX.' })
  @Directive('@crosses')
  centre(@Root() { centreId }: Summons): Centre | null {
    return centreId === null ? null : { id: centreId };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Convocation imprimée. PDF/UA; null as long as it is not issued.' })
  document(@Root() summons: Summons, @Ctx() context: Context): Promise<PrintedDocument | null> {
    return printedSummons(summons, context);
  }

  @FieldResolver(() => [SummonsChange], { description: 'Traces. Oldest first.' })
  changes(@Root() { id }: Summons, @Ctx() context: Context): Promise<SummonsChange[]> {
    return changesOfSummons(context).load(id);
  }
}

@Resolver(() => Actor)
export class ActorSummonsResolver {
  @FieldResolver(() => [Summons], { description: 'Convocations. Of this actor in this MIREX, by date.' })
  summons(@Root() { id }: Actor, @Ctx() context: Context): Promise<Summons[]> {
    return summonsesOfActor(context).load(id);
  }
}

@Resolver(() => Sitting)
export class SittingSummonsResolver {
  @FieldResolver(() => [Summons], { nullable: true, description: 'Convocations. Of the actors awaited at this sitting, by date.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  summons(@Root() { id }: Sitting, @Ctx() context: Context): Promise<Summons[]> {
    return summonsesOfSitting(context).load(id);
  }
}
