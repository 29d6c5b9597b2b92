import { explainer } from '@mirex/schema/explainer';

import type { LocalTimeRefusal } from './local-time.ts';
import type { ScheduleRefusal } from './schedule.rules.ts';

export const explainSchedule = explainer<ScheduleRefusal | LocalTimeRefusal>({
  SCHEDULE_CALENDAR_UNKNOWN: ({ session, zone }) => `La session ${session} n’a pas de calendrier pour la zone ${zone}.`,
  SCHEDULE_SESSION_CLOSED: ({ state }) => `La session est à l’état ${state} : son échéancier ne change plus.`,
  SCHEDULE_PAPER_UNKNOWN: ({ given, session }) => `L’épreuve ${given} n’existe pas à la session ${session}.`,
  SCHEDULE_PAPER_IN_CCF: ({ given }) => `L’épreuve ${given} est en contrôle en cours de formation : elle n’a pas de date nationale.`,
  SCHEDULE_REVERSED: () => 'L’épreuve finit avant de commencer.',
  SCHEDULE_OUTSIDE_PHASE: ({ phase }) => `L’épreuve sort de la phase ${phase} du calendrier.`,
  SCHEDULE_OVERLAP: ({ other }) => `Les candidats passent l’épreuve ${other} à la même heure.`,
  SCHEDULE_CHANGED_MEANWHILE: () => 'L’échéancier de cette épreuve a changé entre-temps : relisez-le avant de le modifier.',
  SCHEDULE_REASON_MISSING: () => 'Changer l’échéancier après les convocations demande un motif.',
  LOCAL_TIME_MALFORMED: ({ given }) => `« ${given} » n’est pas une date et une heure (2027-06-08T09:00).`,
  LOCAL_TIME_NOT_ONE: ({ given, timeZone }) => `L’heure ${given} n’existe pas, ou deux fois, à l’horloge ${timeZone} (changement d’heure).`,
});
