import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { ActorRole } from '../actor/competence.rules.ts';
import { SurveyKind, SurveyState } from './survey.rules.ts';

registerEnumType(SurveyKind, { name: 'SurveyKind', description: 'Nature de l’enquête. Movements between schools, or competences and wishes.' });
registerEnumType(SurveyState, { name: 'SurveyState', description: 'État de l’enquête.' });

/** Enquête. What actors and their schools are asked before a session. */
@Entity({ tableName: 'survey' })
@ObjectType({ description: 'Enquête mouvement ou compétence. What actors and their schools are asked before a session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EST, EXAM, INVIG, CHAIR, DEPUTY, TEACHER])')
export class Survey {
  declare [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => SurveyKind, type: 'text' })
  @Field(() => SurveyKind, { description: 'Nature.' })
  kind!: SurveyKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. No answer is taken after it.' })
  closesAt!: Date;

  @Enum({ items: () => SurveyState, type: 'text' })
  @Field(() => SurveyState, { description: 'État.' })
  state: SurveyState = SurveyState.OPEN;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}

@ObjectType({ description: 'Vœu. What an actor would like to do.' })
export class SurveyWish {
  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; null: any.' })
  specialityCode!: string | null;
}

@ObjectType({ description: 'Indisponibilité. Days on which an actor cannot come.' })
export class SurveyAbsence {
  @Field(() => GraphQLLocalDate, { description: 'Premier jour.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Dernier jour.' })
  to!: string;
}

/** Réponse. What one actor has answered to a survey; said again, it is the next version. */
@Entity({ tableName: 'survey_answer' })
@ObjectType({ description: 'Réponse à une enquête. Of one actor; the school confirms it.' })
export class SurveyAnswer {
  declare [PrimaryKeyProp]?: ['surveyId', 'actorId'];

  @PrimaryKey({ type: 'text' })
  surveyId!: GlobalId;

  @PrimaryKey({ type: 'text' })
  actorId!: GlobalId;

  @Property({ type: 'json' })
  @Field(() => [SurveyWish], { description: 'Vœux. Pools take volunteers first.' })
  wishes!: SurveyWish[];

  @Property({ type: 'json' })
  @Field(() => [SurveyAbsence], { description: 'Indisponibilités. Pools heed them once the school has confirmed.' })
  absences!: SurveyAbsence[];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Mutation. UAI of the school to which the actor moves; null: they stay.' })
  movesTo!: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that answered.' })
  by!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Confirmée le. Null: the school has not confirmed it.' })
  confirmedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Confirmée par. The account.' })
  confirmedBy!: string | null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To be given back with the next answer.' })
  version!: number;
}
