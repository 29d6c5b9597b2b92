import { explainer } from '@mirex/schema/explainer';

import type { WindowRefusal } from './window.rules.ts';

export const explainWindow = explainer<WindowRefusal>({
  WINDOW_MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  WINDOW_OF_ANOTHER_MIREX: ({ given }) => `Ce compte ne peut pas agir pour la MIREX ${given}.`,
  WINDOW_DIPLOMA_UNKNOWN: ({ given }) => `Le diplôme « ${given} » n’existe pas.`,
  WINDOW_SESSION_CLOSED: () => 'Les inscriptions de cette session ne sont pas ouvertes, ou sont closes.',
  WINDOW_IMPORT_NOT_DONE: () => 'Les pré-inscriptions ne sont pas encore importées : le web s’ouvre après.',
  WINDOW_REVERSED: () => 'La clôture précède l’ouverture.',
  WINDOW_CLOSES_IN_THE_PAST: () => 'La clôture est déjà passée.',
  WINDOW_BEYOND_REGISTERS: ({ until }) => `Les registres ferment le ${until} : seul le bureau des examens va au-delà.`,
  WINDOW_OPEN_ALREADY: ({ diploma }) => `Les inscriptions au diplôme ${diploma} ont déjà leur période : prolongez-la.`,
  WINDOW_NONE: ({ diploma }) => `Les inscriptions au diplôme ${diploma} n’ont pas encore de période.`,
  WINDOW_NOT_LATER: ({ closesAt }) => `Une prolongation va au-delà de la clôture actuelle (${closesAt}).`,
});
