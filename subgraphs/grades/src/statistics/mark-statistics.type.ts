import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Long } from '@mirex/kit/graph/scalars';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';

import { Paper } from '../mark/mark.stub.ts';

/** What is said of a set of marks: counts, exact sums, and what is computed from them after the merge. Written once for two types. */
@ObjectType()
abstract class MarkFigures {
  @Field(() => Int, { description: 'Attendues. Marks of all papers that enrolments sit, entered or not; those of exempted candidates are not expected.' })
  @Directive('@merge(as: SUM)')
  expected!: number;

  @Field(() => Int, { description: 'Saisies. Marks with points; neither absences, nor exemptions, nor marks under suspicion of fraud or annulled.' })
  @Directive('@merge(as: SUM)')
  entered!: number;

  @Field(() => Long, { description: 'Somme. Of the entered marks, in hundredths of a point.' })
  @Directive('@merge(as: SUM)')
  sumHundredths!: bigint;

  @Field(() => Long, { description: 'Somme des carrés. Of the entered marks, in squared hundredths of a point.' })
  @Directive('@merge(as: SUM)')
  sumSquares!: bigint;

  @Field(() => Int, { nullable: true, description: 'Plus basse. In hundredths of a point; null when none is entered.' })
  @Directive('@merge(as: MIN)')
  lowest!: number | null;

  @Field(() => Int, { nullable: true, description: 'Plus haute. In hundredths of a point; null when none is entered.' })
  @Directive('@merge(as: MAX)')
  highest!: number | null;

  @Field(() => Float, { nullable: true, description: 'Moyenne. In hundredths of a point, not rounded, not weighted; null when none is entered.' })
  @Directive('@merge(as: RATIO, num: "sumHundredths", den: "entered")')
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Écart type. Of the population, in hundredths of a point; null when none is entered.' })
  @Directive('@merge(as: STDDEV, den: "entered", num: "sumHundredths", of: "sumSquares")')
  standardDeviation!: number | null;
}

@ObjectType({ description: 'Effectif d’un point. How many marks lie from a whole point up to the next.' })
export class MarkPointCount {
  @Field(() => Int, { description: 'Point. 0 to 20; only 20.00 itself is counted at 20.' })
  @Directive('@merge(as: KEY)')
  point!: number;

  @Field(() => Int, { description: 'Notes.' })
  @Directive('@merge(as: SUM)')
  marks!: number;
}

@ObjectType({ description: 'Statistiques d’une épreuve. The marks of one paper.' })
export class PaperMarkStatistics extends MarkFigures {
  @Field(() => Paper, { nullable: true, description: 'Épreuve.' })
  @Directive('@merge(as: KEY)')
  paper!: Paper;
}

@ObjectType({ description: 'Statistiques de notes. Counts and exact sums that add up over the MIREX, and what is computed from them.' })
export class MarkStatistics extends MarkFigures {
  @Field(() => [MarkPointCount], { description: 'Répartition. By whole point, from 0 to 20; points that no mark has are left out.' })
  @Directive('@merge(as: GROUP, sort: ["point"])')
  histogram!: MarkPointCount[] | Promise<MarkPointCount[]>;

  @Field(() => Int, { nullable: true, description: 'Médiane. To the whole point, from the histogram; of two in the middle the lower; null when none is entered.' })
  @Directive('@merge(as: QUANTILE, of: "histogram", q: 0.5)')
  median!: number | null | Promise<number | null>;

  @Field(() => [PaperMarkStatistics], { description: 'Par épreuve. In the order of their codes.' })
  @Directive('@listSize(assumedSize: 200)')
  @Directive('@merge(as: GROUP, sort: ["paper"])')
  byPaper!: PaperMarkStatistics[] | Promise<PaperMarkStatistics[]>;

  @Field(() => Coverage, { description: 'Couverture. Of which MIREX these figures speak.' })
  @Directive('@merge(as: COVERAGE)')
  coverage!: Coverage;
}
