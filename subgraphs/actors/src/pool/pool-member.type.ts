import type { GlobalId } from '@mirex/schema/global-id';
import { Field, Int, ObjectType } from 'type-graphql';

import type { Fitness } from './eligibility.rules.ts';

/** Somebody who may take a mission. */
@ObjectType({ description: 'Membre du vivier. Somebody who may take the mission.' })
export class PoolMember {
  actorId!: GlobalId;

  @Field(() => Int, { description: 'Missions. Those of the session so far.' })
  missions!: number;

  static of({ actorId, missions }: Fitness): PoolMember {
    return Object.assign(new PoolMember(), { actorId, missions });
  }
}
