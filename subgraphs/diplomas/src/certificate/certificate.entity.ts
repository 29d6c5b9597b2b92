import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { DecisionTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CertificateKind {
  TRANSCRIPT = 'TRANSCRIPT',
  PASS_CERTIFICATE = 'PASS_CERTIFICATE',
  BLOCK_CERTIFICATE = 'BLOCK_CERTIFICATE',
  STUDY_CERTIFICATE = 'STUDY_CERTIFICATE',
}
registerEnumType(CertificateKind, { name: 'CertificateKind', description: 'Nature. Relevé de notes, attestation de réussite, attestation de blocs de compétences, certificat de fin d’études.' });

export enum CertificateState {
  ISSUED = 'ISSUED',
  SIGNED = 'SIGNED',
  SENT = 'SENT',
}
registerEnumType(CertificateState, { name: 'CertificateState', description: 'État. Issued, signed, sent; the candidate has it once it is signed.' });

/** Who a document is about and what was decided of them, as it stood when it was issued: it is printed from this alone. */
export interface CertificateContent {
  readonly lastName: string;
  readonly firstName: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly number: string;
  readonly told: DecisionTold;
  /** French names of the diploma's speciality and of its papers, by code. */
  readonly labels: { readonly speciality: string; readonly papers: Readonly<Record<string, string>> };
}

/** Who signed, as it is printed. */
export interface Signatory {
  readonly name: string;
  readonly quality: string;
}

/** Relevé ou attestation. One edition of one document of one result. */
@Entity({ tableName: 'certificate' })
@ObjectType({ description: 'Relevé ou attestation. One edition of one document of one result.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class Certificate {
  declare [OptionalProps]?: 'version' | 'state' | 'signedAt' | 'signatory' | 'stamp';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Enum({ items: () => CertificateKind, type: 'text' })
  @Field(() => CertificateKind, { description: 'Nature.' })
  kind!: CertificateKind;

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

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Édition. 1, 2…: printed on it from the second on.' })
  edition!: number;

  @Property({ type: 'integer' })
  decisionNumber!: number;

  @Enum({ items: () => CertificateState, type: 'text' })
  @Field(() => CertificateState, { description: 'État.' })
  state: CertificateState = CertificateState.ISSUED;

  @Property({ type: 'json' })
  content!: CertificateContent;

  /** What a verifier must know besides the id; printed, never in the graph. */
  @Property({ type: 'text' })
  checkCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Émission.' })
  issuedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Signature.' })
  signedAt: Date | null = null;

  @Property({ type: 'json', nullable: true })
  signatory: Signatory | null = null;

  /** Text of its 2D-Doc; null before it is signed. */
  @Property({ type: 'text', nullable: true })
  stamp: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
