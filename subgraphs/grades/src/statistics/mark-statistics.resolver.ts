import type { Context } from '@mirex/kit/context';
import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';

import { MarkStatisticsFilter } from './mark-statistics.inputs.ts';
import { readFigures, readFiguresByPaper, readHistogram, type StatisticsQuestion } from './mark-statistics.query.ts';
import { medianPoint } from './mark-statistics.rules.ts';
import { MarkStatistics } from './mark-statistics.type.ts';

@Resolver()
export class MarkStatisticsResolver {
  @Query(() => MarkStatistics, { nullable: true, description: 'Statistiques de notes. Of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, INSP])')
  async markStatistics(@Arg('filter', () => MarkStatisticsFilter, { nullable: true }) filter: MarkStatisticsFilter | undefined, @Ctx() context: Context): Promise<MarkStatistics> {
    const figures = await readFigures(context.em, filter ?? {});
    // Onto the groups, not beside them: spreading would read each of them.
    return Object.assign(groupsOf(filter ?? {}, context), figures, { coverage: Coverage.of(context.owner) });
  }
}

/** Each group is one more statement, which runs when it is asked for; the median is read from the histogram. */
function groupsOf(question: StatisticsQuestion, { em }: Context): Pick<MarkStatistics, 'histogram' | 'median' | 'byPaper'> {
  let histogram: ReturnType<typeof readHistogram> | undefined;
  const histogramOnce = () => (histogram ??= readHistogram(em, question));
  return {
    get histogram() {
      return histogramOnce();
    },
    get median() {
      return histogramOnce().then(medianPoint);
    },
    get byPaper() {
      return readFiguresByPaper(em, question);
    },
  };
}
