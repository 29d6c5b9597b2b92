import type { OptionalProps } from '@mikro-orm/postgresql';

import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import type { Enclosure } from './case-answer.rules.ts';

export enum CaseKind {
  GRACIOUS_APPEAL = 'GRACIOUS_APPEAL',
  HIERARCHICAL_APPEAL = 'HIERARCHICAL_APPEAL',
  CONTENTIOUS_APPEAL = 'CONTENTIOUS_APPEAL',
  MEDIATION = 'MEDIATION',
  DOCUMENT_REQUEST = 'DOCUMENT_REQUEST',
  COMPLAINT = 'COMPLAINT',
  LETTER = 'LETTER',
}
registerEnumType(CaseKind, {
  name: 'CaseKind', description: 'Nature d’un dossier.',
  valuesConfig: {
    GRACIOUS_APPEAL: { description: 'Recours gracieux. To the authority.' }, HIERARCHICAL_APPEAL: { description: 'Recours hiérarchique. To the minister.' },
    CONTENTIOUS_APPEAL: { description: 'Recours contentieux. Before the judge.' }, MEDIATION: { description: 'Saisine du médiateur.' },
    DOCUMENT_REQUEST: { description: 'Demande de communication.' }, COMPLAINT: { description: 'Réclamation.' }, LETTER: { description: 'Courrier.' },
  },
});

export enum CaseState {
  RECEIVED = 'RECEIVED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  ASSIGNED = 'ASSIGNED',
  INVESTIGATED = 'INVESTIGATED',
  ANSWERED = 'ANSWERED',
  CLOSED = 'CLOSED',
  APPEALED = 'APPEALED',
}
registerEnumType(CaseState, { name: 'CaseState', description: 'État d’un dossier. From its arrival to its answer, and whether that is appealed.' });

export enum RequestedDocument {
  MARKS = 'MARKS',
  SCRIPT = 'SCRIPT',
  MARK_SHEET = 'MARK_SHEET',
  RECORD_EXTRACT = 'RECORD_EXTRACT',
  JURY_APPRECIATION = 'JURY_APPRECIATION',
}
registerEnumType(RequestedDocument, {
  name: 'RequestedDocument', description: 'Document demandé.',
  valuesConfig: {
    MARKS: { description: 'Détail des notes.' }, SCRIPT: { description: 'Copie.' }, MARK_SHEET: { description: 'Bordereau, for what is the candidate’s.' },
    RECORD_EXTRACT: { description: 'Extrait du procès-verbal.' }, JURY_APPRECIATION: { description: 'Appréciation du jury. Never sent.' },
  },
});

export enum CaseGround {
  MATERIAL_ERROR = 'MATERIAL_ERROR',
  PROCEDURE = 'PROCEDURE',
  SOVEREIGN_JUDGEMENT = 'SOVEREIGN_JUDGEMENT',
  OTHER = 'OTHER',
}
registerEnumType(CaseGround, { name: 'CaseGround', description: 'Moyen. What a recourse is about: a material error, the procedure, the jury’s own judgement.' });

export enum CaseOutcome {
  ERROR_RECOGNISED = 'ERROR_RECOGNISED',
  REJECTED = 'REJECTED',
  SOVEREIGN_JUDGEMENT = 'SOVEREIGN_JUDGEMENT',
  DOCUMENT_SENT = 'DOCUMENT_SENT',
  DOCUMENT_REFUSED = 'DOCUMENT_REFUSED',
  ANSWERED = 'ANSWERED',
}
registerEnumType(CaseOutcome, { name: 'CaseOutcome', description: 'Sens de la réponse. An error that is recognised asks for a new deliberation.' });

@ObjectType({ description: 'Pièce jointe. Of an answer; the file is kept elsewhere.' })
class CaseEnclosure implements Enclosure {
  @Field(() => String, { description: 'Nom.' })
  label!: string;

  @Field(() => String, { description: 'Empreinte SHA-256. In hexadecimal.' })
  sha256!: string;
}

const READERS = '@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CAND, LEGAL_REP])';

/** Dossier. What a candidate asks of the service after the exam, or what is asked for them, and its answer. */
@Entity({ tableName: 'case_file' })
@Index({ name: 'case_file_by_term', properties: ['dueOn', 'id'] })
@ObjectType({ description: 'Dossier. An appeal, a request for a document, a complaint or a letter, and its answer.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive(READERS)
export class CaseFile {
  declare [OptionalProps]?: 'version' | 'state' | 'assignee' | 'outcome' | 'answer' | 'enclosures' | 'answeredOn' | 'answeredBy' | 'furtherUntil' | 'awaitsDecisionAfter';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Enum({ items: () => CaseKind, type: 'text' })
  @Field(() => CaseKind, { description: 'Nature.' })
  kind!: CaseKind;

  @Enum({ items: () => CaseState, type: 'text' })
  @Field(() => CaseState, { description: 'État.' })
  state: CaseState = CaseState.RECEIVED;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text', nullable: true })
  candidateId!: GlobalId | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code: BTSA.' })
  diplomaCode!: string;

  /** IANA name of the candidate's clock: its days are counted by it. */
  @Property({ type: 'text' })
  timeZone!: string;

  @Enum({ items: () => RequestedDocument, type: 'text', nullable: true })
  @Field(() => RequestedDocument, { nullable: true, description: 'Document demandé. Of a request for one.' })
  requestedDocument!: RequestedDocument | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Épreuve. Code of the paper that it is about; null: of none in particular.' })
  paper!: string | null;

  @Enum({ items: () => CaseGround, type: 'text', nullable: true })
  @Field(() => CaseGround, { nullable: true, description: 'Moyen.' })
  ground!: CaseGround | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => ID, { name: 'against', nullable: true, description: 'Suite de. The case that this one goes on from.' })
  againstId!: GlobalId | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Objet.' })
  subject!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Texte. As it was written.' })
  body!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture.' })
  openedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Ouvert par. The account: the candidate’s, or an agent’s for them.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  openedBy!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Reçu le. Where the candidate is; its terms count from it.' })
  receivedOn!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Réponse attendue le. The last day.' })
  dueOn!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Confié à. Account of the agent.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  assignee: string | null = null;

  @Enum({ items: () => CaseOutcome, type: 'text', nullable: true })
  @Field(() => CaseOutcome, { nullable: true, description: 'Sens de la réponse. Null before it.' })
  outcome: CaseOutcome | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Réponse.' })
  answer: string | null = null;

  @Property({ type: 'json' })
  @Field(() => [CaseEnclosure], { description: 'Pièces jointes à la réponse.' })
  enclosures: Enclosure[] = [];

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Répondu le.' })
  answeredOn: string | null = null;

  @Property({ type: 'text', nullable: true })
  answeredBy: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Recours possible jusqu’au. After the answer: before the CADA for a document, else a next appeal; null when there is none.' })
  furtherUntil: string | null = null;

  @Property({ type: 'integer', nullable: true })
  awaitsDecisionAfter: number | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
