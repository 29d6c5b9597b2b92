import { explainer } from '@mirex/schema/explainer';

import type { AssignmentRefusal } from './aide.service.ts';

const KEPT_FROM: Readonly<Record<string, string>> = {
  ESTABLISHMENT: 'l’établissement du candidat', CANDIDATE: 'le candidat', PAPER: 'l’épreuve', DATE: 'la date',
};

/** Why a secretary or a reader was not assigned. */
export const explainAide = explainer<AssignmentRefusal>({
  AIDE_SEAT_UNKNOWN: () => 'Ce candidat n’a pas de place dans ce passage d’épreuve, ou le passage n’est pas d’un de vos centres.',
  AIDE_MEASURE_NOT_GRANTED: ({ paper }) => `Aucun secrétaire ni lecteur n’est accordé à ce candidat pour l’épreuve ${paper}.`,
  AIDE_UNKNOWN: ({ given }) => `L’acteur ${given} n’est pas connu de cette MIREX, ou a été fusionné avec un autre.`,
  AIDE_OF_OWN_ESTABLISHMENT: ({ establishment }) => `L’acteur enseigne dans l’établissement du candidat (${establishment}) : il ne peut ni écrire ni lire pour lui.`,
  AIDE_INCOMPATIBLE: ({ kind }) => `L’acteur est déclaré incompatible avec ${KEPT_FROM[kind] ?? 'ce candidat'} : il ne peut ni écrire ni lire pour lui.`,
  AIDE_BUSY: ({ given }) => `L’acteur ${given} surveille une salle ou assiste un autre candidat à ce moment.`,
  AIDE_CHANGED_MEANWHILE: ({ given, current }) => `Le secrétaire ou lecteur a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
});
