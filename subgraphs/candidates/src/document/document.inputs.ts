import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { StepInput } from '../record/record.inputs.ts';
import { DocumentKind } from './supporting-document.entity.ts';

@InputType({ description: 'Fichier décrit. The file itself goes to where documents are kept.' })
abstract class FileInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { description: 'Nom du fichier.' })
  fileName!: string;

  @Field(() => String, { description: 'Type. Media type: application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Taille. In bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Empreinte. SHA-256, 64 hexadecimal digits.' })
  sha256!: string;
}

@InputType({ description: 'Pièce justificative à joindre.' })
export class AddDocumentInput extends FileInput {
  @Field(() => DocumentKind, { description: 'Nature.' })
  kind!: DocumentKind;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Valable jusqu’au. Absent: for good.' })
  expiresOn?: string | null;
}

@InputType({ description: 'Dossier d’épreuve à déposer.' })
export class DepositDossierInput extends FileInput {
  @Field(() => ID, { description: 'Épreuve. Code of a paper that the candidate sits.' })
  paper!: string;
}

@InputType({ description: 'Examen d’une pièce.' })
export class ReviewDocumentInput extends StepInput {
  @Field(() => Boolean, { description: 'Acceptée. A refusal needs a reason.' })
  accepted!: boolean;
}
