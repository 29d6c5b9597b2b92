import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { FraudAct, FraudMeasure, FraudPlace, FraudProposal, FraudState } from './fraud.type.ts';

@InputType({ description: 'Constatation d’une fraude.' })
export class ObserveFraudInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => FraudPlace, { description: 'Lieu.' })
  place!: FraudPlace;

  @Field(() => [String], { description: 'Épreuves. Codes; none for a fraud at the enrolment.' })
  papers!: string[];

  @Field(() => String, { description: 'Constatations.' })
  facts!: string;

  @Field(() => Boolean, { description: 'Candidat exclu de la salle. The law forbids it: true is refused.' })
  candidateRemoved!: boolean;
}

@InputType({ description: 'Acte du dossier de fraude.' })
export class AdvanceFraudCaseInput {
  @Field(() => ID, { description: 'Dossier.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => FraudAct, { description: 'Acte.' })
  act!: FraudAct;

  @Field(() => GraphQLLocalDate, { description: 'Jour. Of the act, or of its receipt for what is notified; not after today, on the clock of the establishment.' })
  on!: string;

  @Field(() => Boolean, { nullable: true, description: 'Contresigné. For SIGN_RECORD; absent or false: the refusal to countersign stands in the record.' })
  countersigned?: boolean | null;

  @Field(() => FraudProposal, { nullable: true, description: 'Proposition. For REPORT.' })
  proposal?: FraudProposal | null;

  @Field(() => Int, { nullable: true, description: 'Interdiction. For SANCTION: months; absent: none.' })
  banMonths?: number | null;

  @Field(() => [FraudMeasure], { nullable: true, description: 'Mesures. For SANCTION; absent: those of the law.' })
  measures?: FraudMeasure[] | null;

  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason?: string | null;
}

@InputType({ description: 'Filtre des dossiers de fraude. What is null or absent does not filter.' })
export class FraudCaseFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => FraudState, { nullable: true, description: 'État.' })
  state?: FraudState | null;
}
