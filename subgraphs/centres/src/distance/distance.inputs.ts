import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Distance. From a school to a venue, by road.' })
export class DistanceInput {
  @Field(() => String, { description: 'Lieu. Its code in the MIREX.' })
  venue!: string;

  @Field(() => String, { description: 'Établissement. Its UAI.' })
  uai!: string;

  @Field(() => Int, { description: 'Kilomètres. Whole, 0 to 2,000.' })
  kilometres!: number;
}

@InputType({ description: 'Distances à écrire. Those said before are replaced, the others stay.' })
export class SetDistancesInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => [DistanceInput], { description: 'Distances.' })
  distances!: DistanceInput[];
}
