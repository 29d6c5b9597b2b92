import type { Context } from '@mirex/kit/context';
import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';

import { sumOf, watchFaults, watchPlaces } from './marking-watch.query.ts';
import { MarkingWatch, MarkingWatchFilter } from './marking-watch.type.ts';

@Resolver()
export class MarkingWatchResolver {
  @Query(() => MarkingWatch, { nullable: true, description: 'Vigie des notes. How far a session is by centre and paper, what is late and what is amiss; of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, CENTRE])')
  async markingWatch(@Arg('filter', () => MarkingWatchFilter) filter: MarkingWatchFilter, @Ctx() context: Context): Promise<MarkingWatch> {
    const places = await watchPlaces(filter, context);
    const byPlace = places.flatMap(({ centreId, ...place }) => (centreId === null ? [] : [{ ...place, centreId }]));
    return { ...sumOf(places), ...(await watchFaults(filter, context)), byPlace, coverage: Coverage.of(context.owner) };
  }
}
