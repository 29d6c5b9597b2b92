import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Filtre des établissements suivis. What is null or absent does not filter.' })
export class PortfolioFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;
}

@InputType({ description: 'Établissements suivis à attribuer. All of those of a deputy for a speciality.' })
export class AssignPortfolioInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ID, { description: 'Président adjoint. Named for the session; of any MIREX.' })
  deputyId!: string;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => [String], { description: 'Établissements. UAIs.' })
  establishments!: string[];

  @Field(() => Int, { description: 'Version. The one that was read; 0 when there was none.' })
  version!: number;
}

@InputType({ description: 'Visite à prévoir.' })
export class PlanVisitInput {
  @Field(() => ID, { description: 'Établissements suivis.' })
  portfolioId!: string;

  @Field(() => String, { description: 'Établissement. UAI.' })
  establishment!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;
}

@InputType({ description: 'Visite à rapporter, ou à laisser.' })
export class MoveVisitInput {
  @Field(() => ID, { description: 'Visite.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => Boolean, { description: 'Faite. False: it is given up.' })
  done!: boolean;

  @Field(() => String, { description: 'Compte rendu. Or why it was given up.' })
  report!: string;
}
