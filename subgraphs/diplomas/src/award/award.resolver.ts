import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { AwardChange } from './award-change.entity.ts';
import { diplomaStatistics } from './award-statistics.query.ts';
import { DiplomaStatistics } from './award-statistics.type.ts';
import { AwardedDiplomaFilter } from './award.inputs.ts';
import { awardById, awardOfEnrolment, changesOfAward } from './award.loader.ts';
import { findAwards } from './award.query.ts';
import { Enrolment, Speciality } from './award.stub.ts';
import { AwardedDiploma } from './awarded-diploma.entity.ts';

const AwardedDiplomaConnection = connectionType(AwardedDiploma, 'AwardedDiploma');

@Resolver(() => AwardedDiploma)
export class AwardedDiplomaResolver {
  @Query(() => AwardedDiploma, { nullable: true, description: 'Diplôme délivré. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  awardedDiploma(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<AwardedDiploma | null> {
    return awardById(context).load(readId(id, 'DIP', context));
  }

  @Query(() => AwardedDiplomaConnection, { nullable: true, description: 'Diplômes délivrés. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  async awardedDiplomas(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => AwardedDiplomaFilter, { nullable: true }) filter: AwardedDiplomaFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<AwardedDiploma>> {
    return asConnection(orThrow(await findAwards(em, filter ?? {}, page), explainPage));
  }

  @Query(() => DiplomaStatistics, { nullable: true, description: 'Statistiques des diplômes délivrés. Of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  diplomaStatistics(
    @Arg('filter', () => AwardedDiplomaFilter, { nullable: true }) filter: AwardedDiplomaFilter | undefined, @Ctx() context: Context,
  ): Promise<DiplomaStatistics> {
    return diplomaStatistics(context, filter ?? {});
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. That has earned it.' })
  enrolment(@Root() { enrolmentId }: AwardedDiploma): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: AwardedDiploma): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => [AwardChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: AwardedDiploma, @Ctx() context: Context): Promise<AwardChange[]> {
    return changesOfAward(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentDiplomaResolver {
  @FieldResolver(() => AwardedDiploma, { nullable: true, description: 'Diplôme délivré. Null as long as none is earned.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  diploma(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<AwardedDiploma | null> {
    return awardOfEnrolment(context).load(id);
  }
}
