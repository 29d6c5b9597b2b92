import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { ActorRole } from '../actor/competence.rules.ts';

/** What a survey asks: who moves to which school, or who can and wants to do what. */
export enum SurveyKind {
  MOVEMENT = 'MOVEMENT',
  COMPETENCE = 'COMPETENCE',
}

export enum SurveyState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

export type SurveyRefusal =
  | { readonly code: 'SURVEY_UNKNOWN' }
  | { readonly code: 'SURVEY_TITLE_EMPTY' }
  | { readonly code: 'SURVEY_DEADLINE_PAST' }
  | { readonly code: 'SURVEY_OPEN_ALREADY' }
  | { readonly code: 'SURVEY_CLOSED'; readonly on: string }
  | { readonly code: 'SURVEY_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'SURVEY_ANSWER_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'SURVEY_ACTOR_ELSEWHERE' }
  | { readonly code: 'SURVEY_COMPETENCE_UNKNOWN'; readonly given: string }
  | { readonly code: 'SURVEY_ESTABLISHMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'SURVEY_PERIOD'; readonly from: string; readonly to: string }
  | { readonly code: 'SURVEY_TOO_LONG'; readonly given: number; readonly most: number }
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number };

/** A thing that an actor would like to do; a null speciality: any. */
export interface Wish {
  readonly role: ActorRole;
  readonly specialityCode: string | null;
}

/** Days on which an actor cannot come, both included. ISO dates. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

export interface SurveyAnswerLine {
  readonly wishes: readonly Wish[];
  readonly absences: readonly Absence[];
  /** UAI of the school to which the actor moves; null: they stay. */
  readonly movesTo: string | null;
}

/** Whether answers are taken: until it is closed, by somebody or by its time. */
export function checkOpen({ state, closesAt }: { readonly state: SurveyState; readonly closesAt: Date }, now: Date): Outcome<true, SurveyRefusal> {
  return state === SurveyState.OPEN && now <= closesAt ? accept(true) : refuse({ code: 'SURVEY_CLOSED', on: closesAt.toISOString() });
}

/** Entries of one answer: a bound against a slip of the finger. */
const MOST = 50;

/** Whether an answer names what there is, and days in their order. */
export function checkAnswer(answer: SurveyAnswerLine, specialities: ReadonlySet<string>, establishments: ReadonlySet<string>): Outcome<SurveyAnswerLine, SurveyRefusal> {
  const { wishes, absences, movesTo } = answer;
  const long = Math.max(wishes.length, absences.length);
  if (long > MOST) return refuse({ code: 'SURVEY_TOO_LONG', given: long, most: MOST });
  const unknown = wishes.find(({ specialityCode }) => specialityCode !== null && !specialities.has(specialityCode));
  if (unknown) return refuse({ code: 'SURVEY_COMPETENCE_UNKNOWN', given: unknown.specialityCode ?? '' });
  if (movesTo !== null && !establishments.has(movesTo)) return refuse({ code: 'SURVEY_ESTABLISHMENT_UNKNOWN', given: movesTo });
  const reversed = absences.find(({ from, to }) => to < from);
  return reversed ? refuse({ code: 'SURVEY_PERIOD', ...reversed }) : accept(answer);
}
