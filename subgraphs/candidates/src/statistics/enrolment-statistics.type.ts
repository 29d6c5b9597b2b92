import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Directive, Field, ObjectType } from 'type-graphql';

import { EnrolmentCounts } from './enrolment-group.type.ts';
import type { EnrolmentStatisticsFilter } from './enrolment-statistics.inputs.ts';

@ObjectType({ description: 'Statistiques d’inscription. Counts that add up over the MIREX; not for publication as they are, see the publication of a session.' })
export class EnrolmentStatistics extends EnrolmentCounts {
  /** What is counted: each group that is asked for is read by it. */
  question!: EnrolmentStatisticsFilter;

  @Field(() => Coverage, { description: 'Couverture. Of which MIREX these figures speak.' })
  @Directive('@merge(as: COVERAGE)')
  coverage!: Coverage;
}
