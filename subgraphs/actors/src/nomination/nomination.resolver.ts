import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { Establishment } from '../actor/actor.stub.ts';
import { JuryBoard } from '../jury/jury-board.entity.ts';
import { type Payload, payload, payloadType } from '../payload.type.ts';
import { Centre } from '../summons/summons.stub.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { nominateCentreHead, replaceCentreHead } from './centre-head.service.ts';
import { endNomination } from './end-nomination.service.ts';
import { nominateToJury } from './nominate-to-jury.service.ts';
import { nominationById, nominationDocument } from './nomination-document.ts';
import { Nomination } from './nomination.entity.ts';
import { EndNominationInput, NominateCentreHeadInput, NominateToJuryInput, NominationFilter, ReplaceCentreHeadInput } from './nomination.inputs.ts';
import { explainNomination } from './nomination.messages.ts';
import { NominationRole } from './nomination.rules.ts';

const NominationConnection = connectionType(Nomination, 'Nomination');
const NominationPayload = payloadType(Nomination, 'Nomination', 'nomination');

const IN_TIME = { from: 'asc', id: 'asc' } as const;
const ofBoard = perRequest(({ em }) => listLoader((ids) => em.find(Nomination, { boardId: { $in: ids as GlobalId[] } }, { orderBy: IN_TIME }), (row) => row.boardId ?? ''));
const ofCentre = perRequest(({ em }) => listLoader((ids) => em.find(Nomination, { centreId: { $in: ids as GlobalId[] } }, { orderBy: IN_TIME }), (row) => row.centreId ?? ''));

export const nominationReference = ({ id }: { id: string }, context: Context): Promise<Nomination | null> => nominationById(context).load(id);
/** Whether the centre exists is for the centres to say: here it is a key to look heads up by. */
export const centreReference = ({ id }: { id: string }): Centre => ({ id });

@Resolver(() => Nomination)
export class NominationResolver {
  @Query(() => NominationConnection, { nullable: true, description: 'Nominations. In the order of their acts; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY, CENTRE])')
  async nominations(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => NominationFilter, { nullable: true }) filter: NominationFilter | undefined, @Ctx() { em }: Context): Promise<Connection<Nomination>> {
    const { session, role, state } = filter ?? {};
    const where: FilterQuery<Nomination> = { ...(session != null && { session }), ...(role != null && { role }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(em, Nomination, where, 'id', page), explainPage));
  }

  @Mutation(() => NominationPayload, { description: 'Nommer un président de jury ou un adjoint. With the legal quality, and not in their own school.' })
  @Directive('@routed(by: "input.juryId")')
  @Directive('@access(who: [BEX, SIGN])')
  async nominateToJury(@Arg('input', () => NominateToJuryInput) { juryId, actorId, deputy, place, to, ...input }: NominateToJuryInput, @Ctx() context: Context): Promise<Payload<Nomination>> {
    const role = deputy ? NominationRole.DEPUTY_CHAIR : NominationRole.CHAIR;
    return payload(await nominateToJury({ ...input, role, boardId: readId(juryId, 'JUR', context), actorId: readAnyId(actorId, 'ACT'), placeUai: place ?? null, to: to ?? null }, context), explainNomination);
  }

  @Mutation(() => NominationPayload, { description: 'Désigner un chef de centre. Of one centre at a time.' })
  @Directive('@routed(by: "input.centreId")')
  @Directive('@access(who: [HEAD, UNIT, SIGN])')
  async nominateCentreHead(@Arg('input', () => NominateCentreHeadInput) { centreId, actorId, host, to, ...input }: NominateCentreHeadInput, @Ctx() context: Context): Promise<Payload<Nomination>> {
    return payload(await nominateCentreHead({ ...input, centreId: readId(centreId, 'CEN', context), actorId: readId(actorId, 'ACT', context), hostUai: host ?? null, to: to ?? null }, context), explainNomination);
  }

  @Mutation(() => NominationPayload, { description: 'Remplacer un chef de centre. The former nomination ends the day before.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, SIGN])')
  async replaceCentreHead(@Arg('input', () => ReplaceCentreHeadInput) { id, actorId, to, ...input }: ReplaceCentreHeadInput, @Ctx() context: Context): Promise<Payload<Nomination>> {
    return payload(await replaceCentreHead({ ...input, id: readId(id, 'NOM', context), actorId: readId(actorId, 'ACT', context), to: to ?? null }, context), explainNomination);
  }

  @Mutation(() => NominationPayload, { description: 'Mettre fin à une nomination. Of a jury, the seat is free with it.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [BEX, HEAD, SIGN])')
  async endNomination(@Arg('input', () => EndNominationInput) { id, ...input }: EndNominationInput, @Ctx() context: Context): Promise<Payload<Nomination>> {
    return payload(await endNomination({ ...input, id: readId(id, 'NOM', context) }, context), explainNomination);
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Of any MIREX.' })
  @Directive('@crosses')
  actor(@Root() { actorId }: Nomination): Pick<Actor, 'id'> {
    return { id: actorId };
  }

  @FieldResolver(() => Centre, { nullable: true, description: 'Centre. Null: to a jury.' })
  centre(@Root() { centreId }: Nomination): Centre | null {
    return centreId === null ? null : { id: centreId };
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Lieu. The school where they preside, or that is the centre.' })
  place(@Root() { placeUai }: Nomination): Establishment | null {
    return placeUai === null ? null : { uai: placeUai };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Lettre de nomination. PDF/UA.' })
  document(@Root() { id, version }: Nomination, @Ctx() context: Context): PrintedDocument {
    return PrintedDocument.of(id, version, async () => {
      const made = await nominationDocument(id, context);
      return made?.ok ? made.value : null;
    });
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: Nomination, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}

@Resolver(() => JuryBoard)
export class JuryNominations {
  @FieldResolver(() => [Nomination], { description: 'Nominations. Of its chairs and deputies, those that have ended too.' })
  nominations(@Root() { id }: JuryBoard, @Ctx() context: Context): Promise<Nomination[]> {
    return ofBoard(context).load(id);
  }
}

@Resolver(() => Centre)
export class CentreHeads {
  @FieldResolver(() => [Nomination], { nullable: true, description: 'Chefs de centre. Those named, with their days; the former ones too.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  heads(@Root() { id }: Centre, @Ctx() context: Context): Promise<Nomination[]> {
    return ofCentre(context).load(id);
  }
}
