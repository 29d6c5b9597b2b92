import { GraphQLLocalDate } from 'graphql-scalars';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CaseGround, CaseKind, CaseOutcome, CaseState, RequestedDocument } from './case-file.entity.ts';

@InputType({ description: 'Dossier à ouvrir.' })
export class OpenCaseInput extends IdempotentInput {
  @Field(() => ID, { description: 'Inscription. Of the candidate whose result or file it is about.' })
  enrolment!: string;

  @Field(() => CaseKind, { description: 'Nature.' })
  kind!: CaseKind;

  @Field(() => String, { description: 'Objet. 200 characters at most.' })
  subject!: string;

  @Field(() => String, { description: 'Texte. 20,000 characters at most.' })
  body!: string;

  @Field(() => RequestedDocument, { nullable: true, description: 'Document demandé. Of a DOCUMENT_REQUEST.' })
  document?: RequestedDocument | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Code of the paper; needed for a script.' })
  paper?: string | null;

  @Field(() => CaseGround, { nullable: true, description: 'Moyen.' })
  ground?: CaseGround | null;

  @Field(() => ID, { nullable: true, description: 'Suite de. The case whose answer, or silence, this one goes on from.' })
  against?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Reçu le. Of a letter that an agent enters; today when absent.' })
  receivedOn?: string | null;
}

@InputType({ description: 'Dossier à faire avancer.' })
export class MoveCaseInput {
  @Field(() => ID, { description: 'Dossier.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => CaseState, { description: 'Nouvel état. ACKNOWLEDGED, ASSIGNED, INVESTIGATED or CLOSED.' })
  to!: CaseState;

  @Field(() => String, { nullable: true, description: 'Confié à. Account; of ASSIGNED.' })
  assignee?: string | null;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace.' })
  reason?: string | null;
}

@InputType({ description: 'Pièce jointe.' })
export class CaseEnclosureInput {
  @Field(() => String, { description: 'Nom.' })
  label!: string;

  @Field(() => String, { description: 'Empreinte SHA-256. In hexadecimal.' })
  sha256!: string;
}

@InputType({ description: 'Réponse à un dossier.' })
export class AnswerCaseInput {
  @Field(() => ID, { description: 'Dossier.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => CaseOutcome, { description: 'Sens.' })
  outcome!: CaseOutcome;

  @Field(() => String, { description: 'Réponse. As it is sent.' })
  answer!: string;

  @Field(() => [CaseEnclosureInput], { nullable: true, description: 'Pièces jointes.' })
  enclosures?: CaseEnclosureInput[] | null;
}

@InputType({ description: 'Filtre des dossiers. What is null or absent does not filter.' })
export class CaseFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => CaseKind, { nullable: true, description: 'Nature.' })
  kind?: CaseKind | null;

  @Field(() => CaseState, { nullable: true, description: 'État.' })
  state?: CaseState | null;

  @Field(() => String, { nullable: true, description: 'Confié à. Account.' })
  assignee?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'À répondre avant. Not answered, and due on that day at the latest.' })
  dueBy?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'En attente d’une délibération. An error was recognised.' })
  awaitsDeliberation?: boolean | null;
}
