import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readAnyId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { seatDay } from '@mirex/schema/seat-day';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { Establishment, Speciality } from '../actor/actor.stub.ts';
import { type Payload, payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { DeputyPortfolio, DeputyVisit, PortfolioSchool } from './portfolio.entity.ts';
import { AssignPortfolioInput, PortfolioFilter } from './portfolio.inputs.ts';
import { explainPortfolio } from './portfolio.messages.ts';
import { progressOf } from './portfolio.query.ts';
import { assignPortfolio, lockPortfolios, uncoveredSchools } from './portfolio.service.ts';

const PortfolioConnection = connectionType(DeputyPortfolio, 'DeputyPortfolio');
const PortfolioPayload = payloadType(DeputyPortfolio, 'DeputyPortfolio', 'portfolio');

const portfolioById = perRequest(({ em }) => rowLoader((ids) => em.find(DeputyPortfolio, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const schoolsOf = perRequest(({ em }) => listLoader((ids) => em.find(PortfolioSchool, { portfolio: { $in: ids as GlobalId[] } }, { orderBy: { uai: 'asc' } }), (row) => row.portfolio.id));
const visitsOf = perRequest(({ em }) => listLoader((ids) => em.find(DeputyVisit, { portfolio: { $in: ids as GlobalId[] } }, { orderBy: { date: 'asc', id: 'asc' } }), (row) => row.portfolio.id));
const progressBy = perRequest(({ em, owner, now }) => rowLoader((ids) => progressOf(em, ids, seatDay(owner, now())), (row) => row.portfolioId));

export const portfolioReference = ({ id }: { id: string }, context: Context): Promise<DeputyPortfolio | null> => portfolioById(context).load(id);

@ObjectType({ description: 'Établissement sans suivi. A school that no deputy chair follows for a speciality.' })
class UncoveredEstablishment {
  @Field(() => Establishment, { nullable: true, description: 'Établissement.' })
  establishment!: Establishment;

  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality!: Speciality;
}

@ObjectType({ description: 'Avancement. What a deputy chair has visited, planned, and has still to plan.' })
class PortfolioProgress {
  @Field(() => Int, { description: 'Établissements.' })
  establishments!: number;

  @Field(() => Int, { description: 'Visités.' })
  visited!: number;

  @Field(() => Int, { description: 'Visites prévues.' })
  planned!: number;

  @Field(() => Int, { description: 'En retard. Planned for a day that has passed, and not reported.' })
  late!: number;

  @Field(() => [String], { description: 'À prévoir. UAIs of those neither visited nor planned.' })
  toPlan!: string[];
}

@ObjectType({ description: 'Listes arrêtées.' })
class LockPortfoliosPayload {
  @Field(() => Int, { nullable: true, description: 'Établissements. Followed in all; null when refused.' })
  establishments?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => DeputyPortfolio)
export class PortfolioResolver {
  @Query(() => PortfolioConnection, { nullable: true, description: 'Établissements suivis par les présidents adjoints. Of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY])')
  async portfolioProgress(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => PortfolioFilter, { nullable: true }) filter: PortfolioFilter | undefined, @Ctx() { em }: Context): Promise<Connection<DeputyPortfolio>> {
    const { session, speciality } = filter ?? {};
    const where: FilterQuery<DeputyPortfolio> = { ...(session != null && { session }), ...(speciality != null && { specialityCode: speciality }) };
    return asConnection(orThrow(await findPage(em, DeputyPortfolio, where, 'id', page), explainPage));
  }

  @Query(() => [UncoveredEstablishment], { nullable: true, description: 'Établissements sans suivi. By speciality and school.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP])')
  async uncoveredEstablishments(@Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Ctx() context: Context): Promise<UncoveredEstablishment[]> {
    expectServed(mirex, context);
    return (await uncoveredSchools(session, context)).map(({ uai, speciality }) => ({ establishment: { uai }, speciality: { code: speciality } }));
  }

  @Mutation(() => PortfolioPayload, { description: 'Attribuer des établissements à un président adjoint. Each school once for a speciality, never their own.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async assignPortfolio(@Arg('input', () => AssignPortfolioInput) { mirex, deputyId, ...input }: AssignPortfolioInput, @Ctx() context: Context): Promise<Payload<DeputyPortfolio>> {
    expectServed(mirex, context);
    return payload(await assignPortfolio({ ...input, deputyId: readAnyId(deputyId, 'ACT') }, context), explainPortfolio);
  }

  @Mutation(() => LockPortfoliosPayload, { description: 'Arrêter les établissements suivis d’une session. Refused while one is followed by nobody.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [HEAD])')
  async lockPortfolios(@Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Ctx() context: Context): Promise<LockPortfoliosPayload> {
    expectServed(mirex, context);
    const locked = await lockPortfolios(session, context);
    return locked.ok ? { establishments: locked.value, userErrors: [] } : { userErrors: [explainPortfolio(locked.refusal)] };
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Président adjoint. Of any MIREX.' })
  @Directive('@crosses')
  deputy(@Root() { deputyId }: DeputyPortfolio): Pick<Actor, 'id'> {
    return { id: deputyId };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: DeputyPortfolio): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => [Establishment], { description: 'Établissements. By UAI.' })
  async establishments(@Root() { id }: DeputyPortfolio, @Ctx() context: Context): Promise<Establishment[]> {
    return (await schoolsOf(context).load(id)).map(({ uai }) => ({ uai }));
  }

  @FieldResolver(() => [DeputyVisit], { description: 'Visites. By date.' })
  visits(@Root() { id }: DeputyPortfolio, @Ctx() context: Context): Promise<DeputyVisit[]> {
    return visitsOf(context).load(id);
  }

  @FieldResolver(() => PortfolioProgress, { nullable: true, description: 'Avancement.' })
  progress(@Root() { id }: DeputyPortfolio, @Ctx() context: Context): Promise<PortfolioProgress | null> {
    return progressBy(context).load(id);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: DeputyPortfolio, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}
