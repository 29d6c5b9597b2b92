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
import { Arg, Args, Ctx, Directive, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Establishment } from '../actor/actor.stub.ts';
import { payload, type Payload, payloadType } from '../payload.type.ts';
import { Summons } from '../summons/summons.entity.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { ForecastStatement } from './forecast-statement.entity.ts';
import { ForecastFilter, ReturnForecastInput, SendForecastsInput } from './forecast.inputs.ts';
import { explainForecast } from './forecast.messages.ts';
import { ForecastState } from './forecast.rules.ts';
import { returnForecast } from './return-forecast.service.ts';
import { remindForecasts, sendForecasts } from './send-forecasts.service.ts';

const ForecastConnection = connectionType(ForecastStatement, 'ForecastStatement');
const ForecastPayload = payloadType(ForecastStatement, 'ForecastStatement', 'statement');

const byId = perRequest(({ em }) => rowLoader((ids) => em.find(ForecastStatement, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const linesOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(Summons, { forecastId: { $in: ids as GlobalId[] } }, { orderBy: { date: 'asc', id: 'asc' } }), (row) => row.forecastId ?? ''),
);

export const forecastReference = ({ id }: { id: string }, context: Context): Promise<ForecastStatement | null> => byId(context).load(id);

@ObjectType({ description: 'Suite d’un envoi ou d’une relance.' })
class ForecastsSentPayload {
  @Field(() => Int, { nullable: true, description: 'Établissements. How many were written to; null when refused.' })
  establishments?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => ForecastStatement)
export class ForecastResolver {
  @Query(() => ForecastConnection, { nullable: true, description: 'États prévisionnels. In the order of their sending; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
  async forecastReturns(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => ForecastFilter, { nullable: true }) filter: ForecastFilter | undefined, @Ctx() { em, now }: Context,
  ): Promise<Connection<ForecastStatement>> {
    const where: FilterQuery<ForecastStatement> = {
      ...(filter?.session != null && { session: filter.session }),
      ...(filter?.late === true && { $or: [{ state: ForecastState.RETURNED_LATE }, { state: ForecastState.SENT, deadline: { $lt: now() } }] }),
    };
    return asConnection(orThrow(await findPage(em, ForecastStatement, where, 'id', page), explainPage));
  }

  @Mutation(() => ForecastsSentPayload, { description: 'Envoyer les états prévisionnels. To every establishment with people planned since the last sending.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async sendForecasts(@Arg('input', () => SendForecastsInput) input: SendForecastsInput, @Ctx() context: Context): Promise<ForecastsSentPayload> {
    expectServed(input.mirex, context);
    const sent = await sendForecasts(input, context);
    return sent.ok ? { establishments: sent.value, userErrors: [] } : { userErrors: [explainForecast(sent.refusal)] };
  }

  @Mutation(() => ForecastPayload, { description: 'Retourner un état prévisionnel. After its deadline it is kept, and told as late.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST])')
  async returnForecast(@Arg('input', () => ReturnForecastInput) { id, version, answers }: ReturnForecastInput, @Ctx() context: Context): Promise<Payload<ForecastStatement>> {
    const read = answers.map(({ summonsId, agreed, reason }) => ({ summonsId, agreed, reason: reason ?? null }));
    return payload(await returnForecast({ id: readId(id, 'FCS', context), version, answers: read }, context), explainForecast);
  }

  @Mutation(() => ForecastsSentPayload, { description: 'Relancer les établissements en retard. Under the same key, the same answer and no second reminder.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async remindForecasts(
    @Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Arg('idempotencyKey', () => String) idempotencyKey: string, @Ctx() context: Context,
  ): Promise<ForecastsSentPayload> {
    expectServed(mirex, context);
    const reminded = await remindForecasts({ session, idempotencyKey }, context);
    return reminded.ok ? { establishments: reminded.value, userErrors: [] } : { userErrors: [explainForecast(reminded.refusal)] };
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement.' })
  establishment(@Root() { establishmentUai }: ForecastStatement): Establishment {
    return { uai: establishmentUai };
  }

  @FieldResolver(() => Boolean, { description: 'En retard. It came back late, or has not come back in time.' })
  late(@Root() { state, deadline }: ForecastStatement, @Ctx() { now }: Context): boolean {
    return state === ForecastState.RETURNED_LATE || (state === ForecastState.SENT && deadline < now());
  }

  @FieldResolver(() => [Summons], { description: 'Lignes. The missions planned, by date.' })
  lines(@Root() { id }: ForecastStatement, @Ctx() context: Context): Promise<Summons[]> {
    return linesOf(context).load(id);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: ForecastStatement, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}
