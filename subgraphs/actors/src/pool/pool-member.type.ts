import type { GlobalId } from '@mirex/schema/global-id';
import { Field, Int, ObjectType } from 'type-graphql';

import type { Fitness } from './eligibility.rules.ts';

/** Somebody who may take a mission. */
@ObjectType({ description: 'Membre du vivier. Somebody who may take the mission.' })
export class PoolMember {
  actorId!: GlobalId;

  @Field(() => Int, { description: 'Missions. Those of the session so far.' })
  missions!: number;

  @Field(() => Boolean, { description: 'Volontaire. Whether they have said in a survey of the session that they would like to.' })
  volunteer!: boolean;

  static of({ actorId, missions, volunteer }: Fitness): PoolMember {
    return Object.assign(new PoolMember(), { actorId, missions, volunteer });
  }
}
