import { explainer } from '@mirex/schema/explainer';

import type { SittingRefusal } from './sitting.rules.ts';

/** Why a sitting was not opened, or cannot be used. */
export const explainSitting = explainer<SittingRefusal>({
  SITTING_UNKNOWN: ({ given }) => `L’épreuve en salle ${given} n’existe pas.`,
  SITTING_ENDS_BEFORE_IT_STARTS: () => 'Une épreuve finit après son début.',
  SITTING_OUT_OF_SESSION: ({ year, session }) => `Une épreuve de la session ${session} ne se passe pas en ${year}.`,
  SITTING_OUT_OF_CALENDAR: ({ from, until }) => `L’échéancier national de la zone place les épreuves entre ${from} et ${until} (UTC).`,
  SITTING_WITHOUT_EQUIPMENT: ({ missing }) => `Aucune salle du lieu n’a l’équipement demandé : ${missing}.`,
  SITTING_FROZEN: ({ reason }) => `L’épreuve en salle est gelée : ${reason}`,
  SITTING_ALREADY_OPEN: ({ paper }) => `L’épreuve ${paper} est déjà ouverte dans ce centre à cette heure.`,
  CENTRE_WITHOUT_SITTINGS: ({ kind }) => `Un centre de nature ${kind} ne reçoit pas de candidats.`,
  PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’est pas dans le référentiel national.`,
  PAPER_NOT_IN_SESSION: ({ paper, session }) => `L’épreuve ${paper} n’existe pas à la session ${session}.`,
  PAPER_NOT_TERMINAL: ({ paper }) => `L’épreuve ${paper} se passe en cours de formation, pas dans un centre.`,
});
