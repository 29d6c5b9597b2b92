import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Candidate } from '../candidate/candidate.entity.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';

/** Voie: how the candidate was taught. */
export enum Route {
  SCHOOL = 'SCHOOL',
  APPRENTICESHIP = 'APPRENTICESHIP',
  ADULT_TRAINING = 'ADULT_TRAINING',
  DISTANCE = 'DISTANCE',
  INDIVIDUAL = 'INDIVIDUAL',
  PRIVATE_NO_CONTRACT = 'PRIVATE_NO_CONTRACT',
}
registerEnumType(Route, { name: 'Route', description: 'Voie. How the candidate was taught.' });

/** Forme de passage. Source: CRPM, art. D811-140-2 and D811-148-3. */
export enum ExamForm {
  GLOBAL = 'GLOBAL',
  PROGRESSIVE = 'PROGRESSIVE',
}
registerEnumType(ExamForm, { name: 'ExamForm', description: 'Forme. All papers in one session, or spread by choice.' });

export enum EnrolmentState {
  PRE_REGISTERED = 'PRE_REGISTERED',
  ENTERED = 'ENTERED',
  CONFIRMED = 'CONFIRMED',
  SIGNED = 'SIGNED',
  UNDER_REVIEW = 'UNDER_REVIEW',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  TRANSFERRED = 'TRANSFERRED',
  REROUTED = 'REROUTED',
  BARRED = 'BARRED',
}
registerEnumType(EnrolmentState, { name: 'EnrolmentState', description: 'État de l’inscription. From pre-registration to acceptance.' });

export enum NationalCheck {
  PENDING = 'PENDING',
  RESERVED = 'RESERVED',
  HELD_ELSEWHERE = 'HELD_ELSEWHERE',
  BANNED = 'BANNED',
  SPECIALITY_UNKNOWN = 'SPECIALITY_UNKNOWN',
}
registerEnumType(NationalCheck, { name: 'NationalCheck', description: 'Contrôle national. PENDING: the nation could not be asked yet; then its answer.' });

/** Inscription. One candidate, one speciality, one session. */
@Entity({ tableName: 'enrolment' })
@Unique({ name: 'one_enrolment_per_candidate_and_session', properties: ['candidate', 'session'] })
@Unique({ name: 'one_number_per_enrolment', properties: ['number'] })
@Index({ name: 'enrolment_by_establishment', properties: ['session', 'establishmentUai'] })
@ObjectType({ description: 'Inscription. One candidate for one speciality in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, TEACHER, CHAIR, DEPUTY, CAND, LEGAL_REP])')
export class Enrolment {
  declare [OptionalProps]?: 'version' | 'state' | 'form' | 'languages' | 'nationalCheck' | 'nationalMirex' | 'nationalSpeciality' | 'nationalUntil' | 'options' | 'enrolmentCase' | 'chosenPapers' | 'papersWithoutCcf' | 'movedToId' | 'importId' | 'importLine';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Numéro de candidat. Of the session: NO26-000123.' })
  number!: string;

  @ManyToOne({ entity: () => Candidate, ref: true })
  candidate!: Ref<Candidate>;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Enum({ items: () => Route, type: 'text' })
  @Field(() => Route, { description: 'Voie.' })
  route!: Route;

  @Enum({ items: () => ExamForm, type: 'text' })
  @Field(() => ExamForm, { description: 'Forme de passage.' })
  form: ExamForm = ExamForm.GLOBAL;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Langues. Codes of the languages chosen, first language first.' })
  languages: string[] = [];

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Options. Codes of optional subjects.' })
  options: string[] = [];

  @Enum({ items: () => EnrolmentCase, type: 'text' })
  @Field(() => EnrolmentCase, { description: 'Cas d’inscription.' })
  enrolmentCase: EnrolmentCase = EnrolmentCase.ORDINARY;

  /** Codes of the papers sat this session, in the progressive form; null: all. */
  @Property({ type: 'json', nullable: true })
  chosenPapers: string[] | null = null;

  /** Codes of papers whose CCF a fraud took away. */
  @Property({ type: 'json' })
  papersWithoutCcf: string[] = [];

  @Enum({ items: () => EnrolmentState, type: 'text' })
  @Field(() => EnrolmentState, { description: 'État.' })
  state: EnrolmentState = EnrolmentState.PRE_REGISTERED;

  /** The enrolment that goes on in another MIREX, once this one was transferred. */
  @Property({ type: 'text', nullable: true })
  movedToId: GlobalId | null = null;

  /** The pre-registration file that it came by, and its line there. */
  @Property({ type: 'text', nullable: true })
  importId: GlobalId | null = null;

  @Property({ type: 'integer', nullable: true })
  importLine: number | null = null;

  /** What the nation said; the three that follow say more when it did not reserve. */
  @Enum({ items: () => NationalCheck, type: 'text' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  @Field(() => NationalCheck, { description: 'Contrôle national. One speciality per person and session, and no ban.' })
  nationalCheck: NationalCheck = NationalCheck.PENDING;

  @Property({ type: 'text', nullable: true })
  nationalMirex: string | null = null;

  @Property({ type: 'text', nullable: true })
  nationalSpeciality: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  nationalUntil: string | null = null;

  @Property({ type: 'timestamptz' })
  registeredAt!: Date;

  /** Grows with each change: what the other subgraphs are told carries it. */
  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. Who changes the enrolment says which version they have seen.' })
  version!: number;
}
