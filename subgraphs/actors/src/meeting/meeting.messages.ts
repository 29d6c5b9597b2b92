import { explainer } from '@mirex/schema/explainer';

import type { MeetingRefusal } from './meeting.rules.ts';

export const explainMeeting = explainer<MeetingRefusal>({
  MEETING_UNKNOWN: () => 'Aucune réunion de cette MIREX n’a cet identifiant.',
  MEETING_TITLE_EMPTY: () => 'Une réunion a un titre.',
  MEETING_AGENDA_EMPTY: () => 'L’ordre du jour a au moins un point, et aucun n’est vide.',
  MEETING_DATE_PAST: ({ date }) => `La date de la réunion (${date}) est déjà passée.`,
  MEETING_TIME_MALFORMED: ({ given }) => `« ${given} » n’est pas une heure : écrivez 14:00.`,
  MEETING_CHANGED_MEANWHILE: ({ given, current }) => `La réunion a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  MEETING_STATE: ({ from, to }) => `La réunion est à l’état ${from} : elle ne peut pas passer à l’état ${to}.`,
  MEETING_WITHOUT_ATTENDEES: () => 'La réunion n’a aucun participant à convoquer.',
  MEETING_ATTENDEE_TWICE: ({ given }) => `L’acteur ${given} est nommé deux fois.`,
  MEETING_ATTENDEE_UNKNOWN: ({ given }) => `L’acteur ${given} n’est pas connu de cette MIREX.`,
  MEETING_ATTENDEE_SUMMONED: ({ given }) => `L’acteur ${given} est déjà convoqué : annulez d’abord sa convocation.`,
  MEETING_ATTENDEE_NOT_SUMMONED: ({ given }) => `L’acteur ${given} n’est pas convoqué à cette réunion : sa présence ne peut pas être constatée.`,
  MEETING_NOT_YET_HELD: ({ date }) => `La réunion n’a lieu que le ${date} : ni présence ni compte rendu avant.`,
  MEETING_MINUTES_EMPTY: () => 'Le compte rendu est vide.',
  MEETING_REASON_EMPTY: () => 'Le motif est obligatoire.',
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
});
