import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { explain } from '../refusal.messages.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { sittingsOfCentre } from '../sitting/sitting.loader.ts';
import { Venue } from '../venue/venue.entity.ts';
import { venueById } from '../venue/venue.loader.ts';
import { CentreChange } from './centre-change.entity.ts';
import { Centre } from './centre.entity.ts';
import { CentreFilter, MoveCentreInput, PlanCentreInput } from './centre.inputs.ts';
import { centreById, changesOfCentre } from './centre.loader.ts';
import { CentrePayload } from './centre.payload.type.ts';
import { findCentres } from './centre.query.ts';
import { moveCentre, planCentre } from './centre.service.ts';

const CentreConnection = connectionType(Centre, 'Centre');

@Resolver(() => Centre)
export class CentreResolver {
  @Query(() => Centre, { nullable: true, description: 'Centre d’examen. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  centre(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Centre | null> {
    return centreById(context).load(readId(id, 'CEN', context));
  }

  @Query(() => CentreConnection, { nullable: true, description: 'Centres d’examen. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  async centres(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => CentreFilter, { nullable: true }) filter: CentreFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Centre>> {
    return asConnection(orThrow(await findCentres(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => CentrePayload, { description: 'Prévoir un centre. At a venue that is open.' })
  @Directive('@routed(by: "input.venueId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async planCentre(@Arg('input', () => PlanCentreInput) { venueId, session, kind }: PlanCentreInput, @Ctx() context: Context): Promise<CentrePayload> {
    const outcome = await planCentre({ venueId: readId(venueId, 'VEN', context), session, kind }, context);
    return outcome.ok ? { centre: outcome.value, userErrors: [] } : { centre: null, userErrors: [explain(outcome.refusal)] };
  }

  @Mutation(() => CentrePayload, { description: 'Changer l’état d’un centre. Confirmed, equipped, staffed, ready, open, closed, given up.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async moveCentre(@Arg('input', () => MoveCentreInput) input: MoveCentreInput, @Ctx() context: Context): Promise<CentrePayload> {
    const outcome = await moveCentre(readId(input.id, 'CEN', context), { to: input.to, version: input.version, reason: input.reason ?? null }, context);
    return outcome.ok ? { centre: outcome.value, userErrors: [] } : { centre: null, userErrors: [explain(outcome.refusal)] };
  }

  @FieldResolver(() => Venue, { nullable: true, description: 'Lieu.' })
  venue(@Root() { venueId }: Centre, @Ctx() context: Context): Promise<Venue | null> {
    return venueById(context).load(venueId);
  }

  @FieldResolver(() => [Sitting], { description: 'Passages d’épreuve. By their start.' })
  sittings(@Root() { id }: Centre, @Ctx() context: Context): Promise<Sitting[]> {
    return sittingsOfCentre(context).load(id);
  }

  @FieldResolver(() => [CentreChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: Centre, @Ctx() context: Context): Promise<CentreChange[]> {
    return changesOfCentre(context).load(id);
  }
}
