import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Establishment } from '../actor/actor.stub.ts';
import { type Payload, payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { DeputyVisit } from './portfolio.entity.ts';
import { MoveVisitInput, PlanVisitInput } from './portfolio.inputs.ts';
import { explainVisit } from './portfolio.messages.ts';
import { VisitState } from './visit.rules.ts';
import { moveVisit, planVisit } from './visit.service.ts';

const VisitPayload = payloadType(DeputyVisit, 'DeputyVisit', 'visit');

const visitById = perRequest(({ em }) => rowLoader((ids) => em.find(DeputyVisit, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
export const visitReference = ({ id }: { id: string }, context: Context): Promise<DeputyVisit | null> => visitById(context).load(id);

@Resolver(() => DeputyVisit)
export class VisitResolver {
  @Mutation(() => VisitPayload, { description: 'Prévoir une visite. To a school of the portfolio.' })
  @Directive('@routed(by: "input.portfolioId")')
  @Directive('@access(who: [HEAD, UNIT, DEPUTY])')
  async planVisit(@Arg('input', () => PlanVisitInput) { portfolioId, establishment, date }: PlanVisitInput, @Ctx() context: Context): Promise<Payload<DeputyVisit>> {
    return payload(await planVisit({ portfolioId: readId(portfolioId, 'PFO', context), uai: establishment, date }, context), explainVisit);
  }

  @Mutation(() => VisitPayload, { description: 'Rapporter une visite, ou la laisser.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, DEPUTY])')
  async moveVisit(@Arg('input', () => MoveVisitInput) { id, version, done, report }: MoveVisitInput, @Ctx() context: Context): Promise<Payload<DeputyVisit>> {
    return payload(await moveVisit(readId(id, 'VIS', context), { to: done ? VisitState.DONE : VisitState.CANCELLED, version, report }, context), explainVisit);
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement.' })
  establishment(@Root() { uai }: DeputyVisit): Establishment {
    return { uai };
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: DeputyVisit, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}
