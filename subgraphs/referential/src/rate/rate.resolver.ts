import type { Context } from '@mirex/kit/context';
import { orThrow } from '@mirex/kit/graph/client-error';
import { Money } from '@mirex/kit/graph/money.type';
import { seatDay } from '@mirex/schema/seat-day';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { explainDay } from '../validity/day.messages.ts';
import { readDay } from '../validity/day.rules.ts';
import { Rate } from './rate.entity.ts';

@Resolver(() => Rate)
export class RateResolver {
  @Query(() => [Rate], { nullable: true, description: 'Barèmes. Those in force on a day, by code.' })
  @Directive('@listSize(assumedSize: 100)')
  @Directive('@access(who: [ANY], within: NATION)')
  rates(
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'Jour. Of the mission; absent: today.' }) on: string | null | undefined,
    @Arg('activity', () => String, { nullable: true, description: 'Activité. That one, and those whose name goes on from it after a dot.' }) activity: string | null | undefined,
    @Ctx() { em, owner, now }: Context,
  ): Promise<Rate[]> {
    const day = on == null ? seatDay(owner, now()) : orThrow(readDay(on), explainDay);
    return em.find(Rate, {
      validFrom: { $lte: day },
      $and: [
        { $or: [{ validTo: null }, { validTo: { $gte: day } }] },
        activity == null ? {} : { $or: [{ activity }, { activity: { $gte: `${activity}.`, $lt: `${activity}/` } }] },
      ],
    }, { orderBy: { code: 'asc' } });
  }

  @FieldResolver(() => Money, { description: 'Montant. Of one unit.' })
  amount(@Root() { minor, currency }: Rate): Money {
    return Money.of({ minor, currency });
  }
}
