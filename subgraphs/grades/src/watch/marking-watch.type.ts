import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** How far the marks of some papers are. Written once for two types. */
@ObjectType()
abstract class WatchCounts {
  @Field(() => Int, { description: 'Attendues. Marks that are to be entered: neither exempted nor kept.' })
  @Directive('@merge(as: SUM)')
  expected!: number;

  @Field(() => Int, { description: 'Présents. As the centres have recorded them.' })
  @Directive('@merge(as: SUM)')
  present!: number;

  @Field(() => Int, { description: 'Absents. With a reason or without.' })
  @Directive('@merge(as: SUM)')
  absent!: number;

  @Field(() => Int, { description: 'Saisies. With points, verified or not.' })
  @Directive('@merge(as: SUM)')
  entered!: number;

  @Field(() => Int, { description: 'Vérifiées. Read a second time, or harmonised.' })
  @Directive('@merge(as: SUM)')
  verified!: number;

  @Field(() => Int, { description: 'Verrouillées. A jury has opened on them.' })
  @Directive('@merge(as: SUM)')
  locked!: number;
}

@ObjectType({ description: 'Vigie d’un centre. One paper as it was sat in one centre.' })
export class PlaceWatch extends WatchCounts {
  @Field(() => ID, { description: 'Centre.' })
  @Directive('@merge(as: KEY)')
  centreId!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  @Directive('@merge(as: KEY)')
  paper!: string;
}

@ObjectType({ description: 'Vigie. How far a session’s marks are, what is late, and what is amiss, now.' })
export class MarkingWatch extends WatchCounts {
  @Field(() => Int, { description: 'Lots en retard. Not finished, and their term is over.' })
  @Directive('@merge(as: SUM)')
  lateBatches!: number;

  @Field(() => Int, { description: 'CCF en retard. Plans whose marks are not validated, and their term is over.' })
  @Directive('@merge(as: SUM)')
  lateCcfPlans!: number;

  @Field(() => Int, { description: 'Fraudes ouvertes. Cases that are not final.' })
  @Directive('@merge(as: SUM)')
  openFrauds!: number;

  @Field(() => [PlaceWatch], { description: 'Par centre et épreuve. Where attendance is recorded, in the order of their ids.' })
  @Directive('@listSize(assumedSize: 500)')
  @Directive('@merge(as: GROUP, sort: ["centreId", "paper"])')
  byPlace!: PlaceWatch[];

  @Field(() => Coverage, { description: 'Couverture. Of which MIREX these figures speak.' })
  @Directive('@merge(as: COVERAGE)')
  coverage!: Coverage;
}

@InputType({ description: 'Vigie. Of which session.' })
export class MarkingWatchFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;
}
