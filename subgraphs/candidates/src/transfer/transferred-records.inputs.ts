import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { AccommodationDecision, AccommodationState, SupportPlan } from '../accommodation/accommodation-request.entity.ts';
import { DocumentKind, DocumentState } from '../document/supporting-document.entity.ts';
import { ExemptionGround } from '../exemption/exemption.entity.ts';
import { GrantState } from '../kept-mark/kept-mark.entity.ts';

@InputType({ description: 'Note conservée d’un transfert.' })
export class TransferredMarkInput {
  @Field(() => ID, { description: 'Épreuve.' })
  paper!: string;

  @Field(() => Int, { description: 'Note. In hundredths of a point.' })
  hundredths!: number;

  @Field(() => ID, { description: 'Épreuve d’origine.' })
  earnedPaper!: string;

  @Field(() => Int, { description: 'Session d’origine.' })
  earnedSession!: number;

  @Field(() => GrantState, { description: 'État.' })
  state!: GrantState;
}

@InputType({ description: 'Pièce d’un transfert. Its description; the file stays where documents are kept.' })
export class TransferredDocumentInput {
  @Field(() => ID, { description: 'Pièce d’origine.' })
  id!: string;

  @Field(() => DocumentKind, { description: 'Nature.' })
  kind!: DocumentKind;

  @Field(() => ID, { nullable: true, description: 'Épreuve. Of a dossier.' })
  paper!: string | null;

  @Field(() => String, { description: 'Nom du fichier.' })
  fileName!: string;

  @Field(() => String, { description: 'Type. Media type: application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Taille. In bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Empreinte. SHA-256, hexadecimal.' })
  sha256!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Valable jusqu’au.' })
  expiresOn!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'Reçue le.' })
  receivedAt!: Date;

  @Field(() => DocumentState, { description: 'État.' })
  state!: DocumentState;
}

@InputType({ description: 'Dispense d’un transfert.' })
export class TransferredExemptionInput {
  @Field(() => ExemptionGround, { description: 'Fondement.' })
  ground!: ExemptionGround;

  @Field(() => [ID], { description: 'Épreuves.' })
  papers!: string[];

  @Field(() => ID, { description: 'Pièce d’origine.' })
  documentId!: string;

  @Field(() => GrantState, { description: 'État.' })
  state!: GrantState;
}

@InputType({ description: 'Mesure d’aménagement d’un transfert.' })
export class TransferredMeasureInput {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'Temps majoré. Minutes for each hour.' })
  extraMinutesPerHour!: number | null;

  @Field(() => [ID], { description: 'Épreuves.' })
  papers!: string[];
}

@InputType({ description: 'Demande d’aménagement d’un transfert. Measures, never why.' })
export class TransferredAccommodationInput {
  @Field(() => SupportPlan, { nullable: true, description: 'Plan.' })
  plan!: SupportPlan | null;

  @Field(() => Boolean, { description: 'Tardive.' })
  late!: boolean;

  @Field(() => [TransferredMeasureInput], { description: 'Mesures demandées.' })
  asked!: TransferredMeasureInput[];

  @Field(() => [TransferredMeasureInput], { description: 'Mesures accordées.' })
  granted!: TransferredMeasureInput[];

  @Field(() => AccommodationDecision, { nullable: true, description: 'Décision.' })
  decision!: AccommodationDecision | null;

  @Field(() => [String], { nullable: true, description: 'Avis du médecin. Codes of measures.' })
  opinion!: string[] | null;

  @Field(() => GraphQLDateTimeISO, { description: 'Déposée le.' })
  submittedAt!: Date;

  @Field(() => AccommodationState, { description: 'État.' })
  state!: AccommodationState;
}
