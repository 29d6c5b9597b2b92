import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { enrolmentReference } from '../enrolment/enrolment.resolver.ts';
import { AnomalyRule, EnrolmentAnomaly } from './anomaly.entity.ts';
import { AnomalyFilter, ResolveAnomalyInput } from './anomaly.inputs.ts';
import { explainAnomalyAct } from './anomaly.messages.ts';
import { conditions, countAnomalies } from './anomaly.query.ts';
import { ANOMALY_RULES } from './anomaly.rules.ts';
import { resolveAnomaly } from './anomaly.service.ts';
import { AnomalyCount, ResolveAnomalyPayload } from './anomaly.type.ts';

const AnomalyConnection = connectionType(EnrolmentAnomaly, 'EnrolmentAnomaly');

/** By candidate number, as the lists of enrolments. */
const ORDER = 'number,rule,about';

const anomaliesOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(EnrolmentAnomaly, { enrolmentId: { $in: ids as Enrolment['id'][] } }, { orderBy: { rule: 'asc', about: 'asc' } }), (row) => row.enrolmentId));

@Resolver(() => EnrolmentAnomaly)
export class AnomalyResolver {
  @Query(() => AnomalyConnection, { nullable: true, description: 'Anomalies d’inscription. By candidate number; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
  async enrolmentAnomalies(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => AnomalyFilter) filter: AnomalyFilter, @Ctx() { em }: Context): Promise<Connection<EnrolmentAnomaly>> {
    return asConnection(orThrow(await findPage(em, EnrolmentAnomaly, conditions(filter), ORDER, page), explainPage));
  }

  @Query(() => [AnomalyCount], { nullable: true, description: 'Anomalies comptées. By establishment and rule.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@merge(as: SORTED, sort: ["mirex", "uai", "rule"])')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
  async enrolmentAnomalyCounts(@Arg('filter', () => AnomalyFilter) filter: AnomalyFilter, @Ctx() context: Context): Promise<AnomalyCount[]> {
    const counted = await countAnomalies(filter, context);
    return counted.map((one) => ({ ...one, mirex: context.owner, rule: AnomalyRule[one.rule], blocking: ANOMALY_RULES[one.rule].blocking }));
  }

  @Mutation(() => ResolveAnomalyPayload, { description: 'Résolution d’une anomalie. Lets it stand, with a reason.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async resolveAnomaly(@Arg('input', () => ResolveAnomalyInput) { about, ...input }: ResolveAnomalyInput, @Ctx() context: Context): Promise<ResolveAnomalyPayload> {
    const outcome = await resolveAnomaly({ ...input, about: about ?? '', enrolmentId: readId(input.enrolmentId, 'ENR', context) }, context);
    return outcome.ok ? { anomaly: outcome.value, userErrors: [] } : { userErrors: [explainAnomalyAct(outcome.refusal)] };
  }

  @FieldResolver(() => Boolean, { description: 'Bloquante. While it is open the enrolment is neither signed nor accepted.' })
  blocking(@Root() { rule }: EnrolmentAnomaly): boolean {
    return ANOMALY_RULES[rule].blocking;
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription.' })
  enrolment(@Root() { enrolmentId }: EnrolmentAnomaly, @Ctx() context: Context): Promise<Enrolment | null> {
    return enrolmentReference({ id: enrolmentId }, context);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentAnomaliesResolver {
  @FieldResolver(() => [EnrolmentAnomaly], { description: 'Anomalies. Open or resolved, by rule.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
  anomalies(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<EnrolmentAnomaly[]> {
    return anomaliesOfEnrolment(context).load(id);
  }
}
