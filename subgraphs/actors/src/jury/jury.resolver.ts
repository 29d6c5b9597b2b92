import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { Speciality } from '../actor/actor.stub.ts';
import { payload, type Payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { fillBoard } from './fill-jury.service.ts';
import { JuryBoard } from './jury-board.entity.ts';
import { JurySeat } from './jury-seat.entity.ts';
import { DissolveJuryInput, FillJuryInput, JuryFilter, NominateJuryInput, OpenJuryInput, SeatJuryInput } from './jury.inputs.ts';
import { explainNomination } from '../nomination/nomination.messages.ts';
import { explainJury } from './jury.messages.ts';
import { mayDeliberate } from './jury.rules.ts';
import { dissolveBoard, nominateBoard, openBoard, seatBoard } from './jury.service.ts';

const JuryConnection = connectionType(JuryBoard, 'JuryBoard');
const JuryPayload = payloadType(JuryBoard, 'JuryBoard', 'board');

const byId = perRequest(({ em }) => rowLoader((ids) => em.find(JuryBoard, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const seatsOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(JurySeat, { board: { $in: ids as GlobalId[] } }, { orderBy: { board: 'asc', actorId: 'asc' } }), (row) => row.board.id),
);

export const juryReference = ({ id }: { id: string }, context: Context): Promise<JuryBoard | null> => byId(context).load(id);

@ObjectType({ description: 'Proposition de composition. What filling a board from the pool gives.' })
class FillJuryPayload {
  @Field(() => [JurySeat], { description: 'Sièges. Chair and deputies as they are, members as proposed.' })
  seats!: Pick<JurySeat, 'actorId' | 'role' | 'quality'>[];

  @Field(() => Int, { nullable: true, description: 'Manquants. Members that the pool could not give.' })
  missing?: number | null;

  @Field(() => JuryBoard, { nullable: true, description: 'Jury. As it now is.' })
  board?: JuryBoard | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => JuryBoard)
export class JuryResolver {
  @Query(() => JuryConnection, { nullable: true, description: 'Jurys. In the order of their opening; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY])')
  async juryBoards(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => JuryFilter, { nullable: true }) filter: JuryFilter | undefined, @Ctx() { em }: Context): Promise<Connection<JuryBoard>> {
    const { session, diploma, state } = filter ?? {};
    const where: FilterQuery<JuryBoard> = { ...(session != null && { session }), ...(diploma != null && { diploma }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(em, JuryBoard, where, 'id', page), explainPage));
  }

  @Mutation(() => JuryPayload, { description: 'Ouvrir un jury. Empty, as a draft.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async openJury(@Arg('input', () => OpenJuryInput) { mirex, session, diploma, speciality }: OpenJuryInput, @Ctx() context: Context): Promise<Payload<JuryBoard>> {
    expectServed(mirex, context);
    return payload(await openBoard({ session, diploma, specialityCode: speciality ?? null }, context), explainJury);
  }

  @Mutation(() => JuryPayload, { description: 'Composer un jury. All of its seats at once; only while it is a draft.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async seatJury(@Arg('input', () => SeatJuryInput) { id, version, seats }: SeatJuryInput, @Ctx() context: Context): Promise<Payload<JuryBoard>> {
    return payload(await seatBoard({ id: readId(id, 'JUR', context), version, seats }, context), explainJury);
  }

  @Mutation(() => FillJuryPayload, { description: 'Composer un jury depuis le vivier. In the shares of its regulation; a dry run writes nothing.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async fillJury(@Arg('input', () => FillJuryInput) { id, ...input }: FillJuryInput, @Ctx() context: Context): Promise<FillJuryPayload> {
    const filled = await fillBoard({ ...input, id: readId(id, 'JUR', context) }, context);
    if (!filled.ok) return { seats: [], userErrors: [explainJury(filled.refusal)] };
    const { seats, missing, board } = filled.value;
    return { seats: seats.map((seat) => Object.assign(new JurySeat(), seat)), missing, board, userErrors: [] };
  }

  @Mutation(() => JuryPayload, { description: 'Nommer un jury. Its chair and members are what the regulation asks for.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [BEX, SIGN])')
  async nominateJury(@Arg('input', () => NominateJuryInput) { id, version, actNumber }: NominateJuryInput, @Ctx() context: Context): Promise<Payload<JuryBoard>> {
    return payload(await nominateBoard({ id: readId(id, 'JUR', context), version, actNumber }, context), explainNomination);
  }

  @Mutation(() => JuryPayload, { description: 'Dissoudre un jury.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [BEX, SIGN, HEAD])')
  async dissolveJury(@Arg('input', () => DissolveJuryInput) { id, version, reason }: DissolveJuryInput, @Ctx() context: Context): Promise<Payload<JuryBoard>> {
    return payload(await dissolveBoard({ id: readId(id, 'JUR', context), version, reason }, context), explainJury);
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité. Null: the whole diploma.' })
  speciality(@Root() { specialityCode }: JuryBoard): Speciality | null {
    return specialityCode === null ? null : { code: specialityCode };
  }

  @FieldResolver(() => [JurySeat], { description: 'Sièges.' })
  seats(@Root() { id }: JuryBoard, @Ctx() context: Context): Promise<JurySeat[]> {
    return seatsOf(context).load(id);
  }

  @FieldResolver(() => Boolean, { description: 'Délibère valablement. Whether it may sit without these; an absence that breaks the shares does not stop it.' })
  async deliberates(@Root() { id }: JuryBoard, @Arg('absent', () => [ID]) absent: string[], @Ctx() context: Context): Promise<boolean> {
    return mayDeliberate(await seatsOf(context).load(id), new Set(absent));
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: JuryBoard, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}

@Resolver(() => JurySeat)
export class JurySeatResolver {
  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Of any MIREX.' })
  @Directive('@crosses')
  actor(@Root() { actorId }: JurySeat): Pick<Actor, 'id'> {
    return { id: actorId };
  }
}
