import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Room } from './room.entity.ts';
import { Venue } from './venue.entity.ts';
import { CloseVenueInput, CreateVenueInput, VenueFilter } from './venue.inputs.ts';
import { roomsOfVenue, venueById } from './venue.loader.ts';
import { explainVenue } from './venue.messages.ts';
import { VenuePayload } from './venue.payload.type.ts';
import { findVenues } from './venue.query.ts';
import { closeVenue, createVenue } from './venue.service.ts';

const VenueConnection = connectionType(Venue, 'Venue');

@Resolver(() => Venue)
export class VenueResolver {
  @Query(() => Venue, { nullable: true, description: 'Lieu. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  venue(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Venue | null> {
    return venueById(context).load(readId(id, 'VEN', context));
  }

  @Query(() => VenueConnection, { nullable: true, description: 'Lieux. By code; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
  async venues(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => VenueFilter, { nullable: true }) filter: VenueFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Venue>> {
    return asConnection(orThrow(await findVenues(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => VenuePayload, { description: 'Créer un lieu. With its rooms.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT])')
  async createVenue(@Arg('input', () => CreateVenueInput) { mirex, ...line }: CreateVenueInput, @Ctx() context: Context): Promise<VenuePayload> {
    expectServed(mirex, context);
    const outcome = await createVenue(line, context);
    return outcome.ok ? { venue: outcome.value, userErrors: [] } : { venue: null, userErrors: [explainVenue(outcome.refusal)] };
  }

  @Mutation(() => VenuePayload, { description: 'Fermer un lieu. No centre is planned there any more.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [BEX, HEAD, UNIT])')
  async closeVenue(@Arg('input', () => CloseVenueInput) input: CloseVenueInput, @Ctx() context: Context): Promise<VenuePayload> {
    const outcome = await closeVenue(readId(input.id, 'VEN', context), input, context);
    return outcome.ok ? { venue: outcome.value, userErrors: [] } : { venue: null, userErrors: [explainVenue(outcome.refusal)] };
  }

  @FieldResolver(() => [Room], { description: 'Salles. By code.' })
  rooms(@Root() { id }: Venue, @Ctx() context: Context): Promise<Room[]> {
    return roomsOfVenue(context).load(id);
  }
}
