import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CandidateSummonsState {
  FORECAST = 'FORECAST',
  ISSUED = 'ISSUED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  SUPERSEDED = 'SUPERSEDED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(CandidateSummonsState, { name: 'CandidateSummonsState', description: 'État de la convocation. Forecast, issued, acknowledged; then followed by another, or cancelled.' });

@ObjectType({ description: 'Ligne de convocation. One paper, as it was printed: where, when, which seat.' })
export class CandidateSummonsLine {
  @Field(() => ID, { description: 'Place.' })
  allocationId!: GlobalId;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Lieu. Its name.' })
  venue!: string;

  @Field(() => String, { description: 'Commune. Its INSEE code.' })
  commune!: string;

  @Field(() => String, { description: 'Salle.' })
  room!: string;

  @Field(() => Int, { description: 'Place. Its number in the room.' })
  seat!: number;

  @Field(() => String, { description: 'Début. ISO instant.' })
  startsAt!: string;

  @Field(() => String, { description: 'Fin pour ce candidat. ISO instant.' })
  endsAt!: string;

  @Field(() => String, { description: 'Fuseau horaire. Of the venue, by IANA.' })
  timeZone!: string;
}

@ObjectType({ description: 'Oral d’une convocation. One oral, as it was printed: where and when the candidate is heard.' })
export class CandidateSummonsOral {
  @Field(() => ID, { description: 'Poste d’évaluation.' })
  postId!: GlobalId;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Lieu. Its name.' })
  venue!: string;

  @Field(() => String, { description: 'Commune. Its INSEE code.' })
  commune!: string;

  @Field(() => String, { description: 'Salle.' })
  room!: string;

  @Field(() => String, { description: 'Début. ISO instant.' })
  startsAt!: string;

  @Field(() => String, { description: 'Fin. ISO instant; extra time is in it.' })
  endsAt!: string;

  @Field(() => String, { description: 'Fuseau horaire. Of the venue, by IANA.' })
  timeZone!: string;
}

/** Convocation d’un candidat. What was told to one candidate, as it was printed. */
@Entity({ tableName: 'candidate_summons' })
@Unique({ name: 'one_summons_per_enrolment_and_number', properties: ['enrolmentId', 'number'] })
@Index({ name: 'candidate_summons_by_session', properties: ['session', 'state'] })
@ObjectType({ description: 'Convocation d’un candidat. When and where the papers are sat, as it was told.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class CandidateSummons {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  candidateId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Numéro d’édition. 1 for the first of this candidate; the highest holds.' })
  number!: number;

  @Enum({ items: () => CandidateSummonsState, type: 'text' })
  @Field(() => CandidateSummonsState, { description: 'État.' })
  state!: CandidateSummonsState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Émise le.' })
  issuedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Émise par.' })
  issuedBy!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. Of the new edition.' })
  reason!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Texte.' })
  body!: string;

  @Property({ type: 'json' })
  @Field(() => [CandidateSummonsLine], { description: 'Épreuves. By their start.' })
  lines!: CandidateSummonsLine[];

  @Property({ type: 'json' })
  @Field(() => [CandidateSummonsOral], { description: 'Oraux. By their start.' })
  orals!: CandidateSummonsOral[];

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
