import { explainer } from '@mirex/schema/explainer';

import type { AttendanceRefusal } from './attendance.rules.ts';

/** Why nothing was reported of a sitting. */
export const explainAttendance = explainer<AttendanceRefusal>({
  REPORT_SITTING_UNKNOWN: ({ given }) => `Le passage d’épreuve ou le poste ${given} n’existe pas.`,
  REPORT_OF_ANOTHER_CENTRE: () => 'Ce passage d’épreuve est d’un autre centre que les vôtres.',
  REPORT_OF_FUTURE_SITTING: ({ startsAt }) => `L’épreuve commence le ${startsAt} : rien ne peut encore en être rapporté.`,
  ATTENDANCE_OF_ANOTHER_SITTING: ({ given }) => `La place ou l’inscription ${given} n’est pas de ce passage d’épreuve ou de ce poste.`,
  ATTENDANCE_TWICE: ({ given }) => `${given} est nommé deux fois.`,
});
