import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What a piece shows. The kinds that are mandatory are the regulation's. */
export enum DocumentKind {
  IDENTITY = 'IDENTITY',
  WORK_CERTIFICATE = 'WORK_CERTIFICATE',
  DIPLOMA = 'DIPLOMA',
  TRANSCRIPT = 'TRANSCRIPT',
  SCHOOL_DOCTOR_CERTIFICATE = 'SCHOOL_DOCTOR_CERTIFICATE',
  LEGAL_REPRESENTATIVE_CONSENT = 'LEGAL_REPRESENTATIVE_CONSENT',
  SUPPORT_PLAN = 'SUPPORT_PLAN',
  ABSENCE_PROOF = 'ABSENCE_PROOF',
  DOSSIER = 'DOSSIER',
}
registerEnumType(DocumentKind, { name: 'DocumentKind', description: 'Nature de la pièce. What it shows.' });

export enum DocumentState {
  RECEIVED = 'RECEIVED',
  OPENED = 'OPENED',
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(DocumentState, { name: 'DocumentState', description: 'État de la pièce. From receipt to its review.' });

/** Pièce justificative, or a dossier for a paper. Its description; the file is kept elsewhere and known by its hash. */
@Entity({ tableName: 'supporting_document' })
@Index({ name: 'document_by_enrolment', properties: ['enrolmentId'] })
@Unique({ name: 'one_document_per_kind_and_hash', properties: ['enrolmentId', 'kind', 'sha256'] })
@ObjectType({ description: 'Pièce justificative, ou dossier d’épreuve. Its description and its hash.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
export class SupportingDocument {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Enum({ items: () => DocumentKind, type: 'text' })
  @Field(() => DocumentKind, { description: 'Nature.' })
  kind!: DocumentKind;

  /** Of a dossier. */
  @Property({ type: 'text', nullable: true })
  paper!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom du fichier. As it was sent.' })
  fileName!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Type. Media type: application/pdf.' })
  mediaType!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Taille. In bytes.' })
  bytes!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. SHA-256, hexadecimal: what was sent can be told from what is shown.' })
  sha256!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Valable jusqu’au. Last day; null: for good.' })
  expiresOn!: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Reçue le. The receipt.' })
  receivedAt!: Date;

  @Enum({ items: () => DocumentState, type: 'text' })
  @Field(() => DocumentState, { description: 'État.' })
  state!: DocumentState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
