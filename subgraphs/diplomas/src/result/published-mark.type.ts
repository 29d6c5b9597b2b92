import type { DecidedMark } from '@mirex/schema/events';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PublishedStanding {
  SAT = 'SAT',
  KEPT = 'KEPT',
  EXEMPT = 'EXEMPT',
  ABSENT_JUSTIFIED = 'ABSENT_JUSTIFIED',
  ABSENT_UNJUSTIFIED = 'ABSENT_UNJUSTIFIED',
  SUSPENDED = 'SUSPENDED',
  ANNULLED = 'ANNULLED',
}
registerEnumType(PublishedStanding, { name: 'PublishedStanding', description: 'Situation. Sat, kept, exempt, absent; suspended or annulled after a fraud.' });

@ObjectType({ description: 'Note publiée. One paper of a result that is out.' })
export class PublishedMark {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => Int, { description: 'Groupe. 1, or 2 for the control papers.' })
  group!: number;

  @Field(() => PublishedStanding, { description: 'Situation.' })
  standing!: PublishedStanding;

  @Field(() => Int, { nullable: true, description: 'Note. In hundredths of a point out of 20; null when there are no points.' })
  hundredths!: number | null;

  @Field(() => Int, { description: 'Coefficient. In tenths.' })
  coefficientTenths!: number;

  static of = (mark: DecidedMark): PublishedMark => Object.assign(new PublishedMark(), { ...mark, standing: PublishedStanding[mark.standing] });
}
