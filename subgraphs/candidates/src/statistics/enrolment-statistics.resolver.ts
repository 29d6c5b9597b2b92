import type { Context } from '@mirex/kit/context';
import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Arg, Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import {
  EnrolmentsInState, EnrolmentsOfDiploma, EnrolmentsOfEstablishment, EnrolmentsOfMirex, EnrolmentsOfRoute, EnrolmentsOfSector, EnrolmentsOfSex,
  EnrolmentsOfSpeciality,
} from './enrolment-group.type.ts';
import { EnrolmentStatisticsFilter } from './enrolment-statistics.inputs.ts';
import { countAll, countBy, countLargest } from './enrolment-statistics.query.ts';
import { EnrolmentStatistics } from './enrolment-statistics.type.ts';
import { EnrolmentCell, EnrolmentsOfSpecialityAndMirex, EnrolmentsOfSpecialityAndSex } from './enrolment-table.type.ts';

/** Each group is one statement, which runs when it is asked for. */
@Resolver(() => EnrolmentStatistics)
export class EnrolmentStatisticsResolver {
  @Query(() => EnrolmentStatistics, { nullable: true, description: 'Statistiques d’inscription. Of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, DRAAF, EST, CLERK])')
  async enrolmentStatistics(
    @Arg('filter', () => EnrolmentStatisticsFilter, { nullable: true }) filter: EnrolmentStatisticsFilter | undefined, @Ctx() context: Context,
  ): Promise<EnrolmentStatistics> {
    const question = filter ?? {};
    return { question, ...(await countAll(context.em, question)), coverage: Coverage.of(context.owner) };
  }

  @FieldResolver(() => [EnrolmentsOfDiploma], { description: 'Par diplôme.' })
  @Directive('@merge(as: GROUP, sort: ["diploma"])')
  byDiploma(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfDiploma[]> {
    return countBy(em, question, ['diploma']);
  }

  @FieldResolver(() => [EnrolmentsOfSpeciality], { description: 'Par spécialité. The largest first.' })
  @Directive('@listSize(assumedSize: 60, slicingArguments: ["limit"], requireOneSlicingArgument: false)')
  @Directive('@merge(as: GROUP, sort: ["-enrolments", "speciality"], limit: "limit")')
  bySpeciality(@Root() { question }: EnrolmentStatistics, @Arg('limit', () => Int, { nullable: true }) limit: number | null | undefined, @Ctx() { em }: Context): Promise<EnrolmentsOfSpeciality[]> {
    return countLargest(em, question, 'speciality', limit ?? null);
  }

  @FieldResolver(() => [EnrolmentsOfEstablishment], { description: 'Par établissement. The largest first.' })
  @Directive('@listSize(assumedSize: 400, slicingArguments: ["limit"], requireOneSlicingArgument: false)')
  @Directive('@merge(as: GROUP, sort: ["-enrolments", "establishment"], limit: "limit")')
  byEstablishment(@Root() { question }: EnrolmentStatistics, @Arg('limit', () => Int, { nullable: true }) limit: number | null | undefined, @Ctx() { em }: Context): Promise<EnrolmentsOfEstablishment[]> {
    return countLargest(em, question, 'establishment', limit ?? null);
  }

  @FieldResolver(() => [EnrolmentsOfSector], { description: 'Par secteur. Of the establishments.' })
  @Directive('@merge(as: GROUP, sort: ["sector"])')
  bySector(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfSector[]> {
    return countBy(em, question, ['sector']);
  }

  @FieldResolver(() => [EnrolmentsOfSex], { description: 'Par sexe.' })
  @Directive('@merge(as: GROUP, sort: ["sex"])')
  bySex(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfSex[]> {
    return countBy(em, question, ['sex']);
  }

  @FieldResolver(() => [EnrolmentsOfRoute], { description: 'Par voie.' })
  @Directive('@merge(as: GROUP, sort: ["route"])')
  byRoute(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfRoute[]> {
    return countBy(em, question, ['route']);
  }

  @FieldResolver(() => [EnrolmentsInState], { description: 'Par état.' })
  @Directive('@merge(as: GROUP, sort: ["state"])')
  byState(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsInState[]> {
    return countBy(em, question, ['state']);
  }

  @FieldResolver(() => [EnrolmentsOfMirex], { description: 'Par MIREX.' })
  @Directive('@merge(as: GROUP, sort: ["mirex"])')
  byMirex(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfMirex[]> {
    return countBy(em, question, ['mirex']);
  }

  @FieldResolver(() => [EnrolmentsOfSpecialityAndSex], { description: 'Par spécialité et par sexe.' })
  @Directive('@listSize(assumedSize: 120)')
  @Directive('@merge(as: GROUP, sort: ["speciality", "sex"])')
  bySpecialityAndSex(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfSpecialityAndSex[]> {
    return countBy(em, question, ['speciality', 'sex']);
  }

  @FieldResolver(() => [EnrolmentsOfSpecialityAndMirex], { description: 'Par spécialité et par MIREX.' })
  @Directive('@listSize(assumedSize: 60)')
  @Directive('@merge(as: GROUP, sort: ["speciality", "mirex"])')
  bySpecialityAndMirex(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentsOfSpecialityAndMirex[]> {
    return countBy(em, question, ['speciality', 'mirex']);
  }

  @FieldResolver(() => [EnrolmentCell], { description: 'Cases. The finest groups: every table that the bureau publishes is a sum of them.' })
  @Directive('@listSize(assumedSize: 1000)')
  @Directive('@merge(as: GROUP, sort: ["diploma", "speciality", "sector", "sex", "route", "mirex"])')
  cells(@Root() { question }: EnrolmentStatistics, @Ctx() { em }: Context): Promise<EnrolmentCell[]> {
    return countBy(em, question, ['diploma', 'speciality', 'sector', 'sex', 'route', 'mirex']);
  }
}
