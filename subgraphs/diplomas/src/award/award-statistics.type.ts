import { Coverage } from '@mirex/kit/graph/coverage.type';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

import { Speciality } from './award.stub.ts';
import { AwardState } from './awarded-diploma.entity.ts';

@ObjectType({ description: 'Effectif par état.' })
export class DiplomasInState {
  @Field(() => AwardState, { description: 'État.' })
  @Directive('@merge(as: KEY)')
  state!: AwardState;

  @Field(() => Int, { description: 'Effectif.' })
  @Directive('@merge(as: SUM)')
  diplomas!: number;
}

@ObjectType({ description: 'Effectif par spécialité.' })
export class DiplomasOfSpeciality {
  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  @Directive('@merge(as: KEY)')
  speciality!: Speciality;

  @Field(() => Int, { description: 'Effectif.' })
  @Directive('@merge(as: SUM)')
  diplomas!: number;
}

@ObjectType({ description: 'Statistiques des diplômes délivrés. Counts that add up over the MIREX.' })
export class DiplomaStatistics {
  @Field(() => Int, { description: 'Effectif. All diplomas, whatever became of them.' })
  @Directive('@merge(as: SUM)')
  diplomas!: number;

  @Field(() => [DiplomasInState], { description: 'Par état. States without a diploma are left out.' })
  @Directive('@merge(as: GROUP, sort: ["state"])')
  byState!: DiplomasInState[];

  @Field(() => [DiplomasOfSpeciality], { description: 'Par spécialité.' })
  @Directive('@merge(as: GROUP, sort: ["speciality"])')
  bySpeciality!: DiplomasOfSpeciality[];

  @Field(() => Coverage, { description: 'Couverture. Of which MIREX these figures speak.' })
  @Directive('@merge(as: COVERAGE)')
  coverage!: Coverage;
}
