import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { Route } from '../enrolment/enrolment.entity.ts';

@InputType({ description: 'Inscription vue. Which one, and in which version it was seen.' })
class SeenEnrolmentInput {
  @Field(() => ID, { description: 'Inscription.' })
  id!: string;

  @Field(() => Int, { description: 'Version vue. As the enrolment said it when it was read.' })
  version!: number;
}

@InputType({ description: 'Fiche signée. Of which enrolment, in which version, and by whom.' })
class SignedEnrolmentInput extends SeenEnrolmentInput {
  @Field(() => Boolean, { nullable: true, description: 'Représentant légal. True: they signed for a minor; absent: the candidate did.' })
  representative?: boolean | null;
}

@InputType({ description: 'Inscriptions visées. What is null or absent does not filter.' })
class BulkStepFilter {
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => Route, { nullable: true, description: 'Voie.' })
  route?: Route | null;
}

@InputType()
abstract class BulkInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => BulkStepFilter, { nullable: true, description: 'Filtre. Instead of naming them: those of the caller that wait for this step, the first thousand by candidate number.' })
  filter?: BulkStepFilter | null;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace of each.' })
  reason?: string | null;
}

@InputType({ description: 'Avancement de plusieurs inscriptions. Named, or by a filter.' })
export class BulkStepInput extends BulkInput {
  @Field(() => [SeenEnrolmentInput], { nullable: true, description: 'Inscriptions. A thousand at most.' })
  enrolments?: SeenEnrolmentInput[] | null;
}

@InputType({ description: 'Signatures reçues. Of the enrolments that are named, or of a filter: those, each by whom the law lets sign.' })
export class RecordSignaturesInput extends BulkInput {
  @Field(() => [SignedEnrolmentInput], { nullable: true, description: 'Inscriptions. A thousand at most.' })
  enrolments?: SignedEnrolmentInput[] | null;
}
