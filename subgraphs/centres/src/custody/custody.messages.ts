import { explainer } from '@mirex/schema/explainer';

import type { CustodyRefusal } from './custody.rules.ts';

/** Why a package of subjects was not made, or not passed on. */
export const explainCustody = explainer<CustodyRefusal>({
  PACKAGE_UNKNOWN: ({ given }) => `Le paquet de sujets ${given} n’existe pas.`,
  PACKAGE_NUMBER_TAKEN: ({ given }) => `Le numéro de paquet ${given} est déjà pris.`,
  PACKAGE_NUMBER_MISSING: () => 'Un paquet de sujets a un numéro.',
  PACKAGE_COPIES: ({ given }) => `Un paquet contient au moins un exemplaire, en nombre entier (reçu : ${given}).`,
  PACKAGE_SITTING_UNKNOWN: ({ given }) => `Le passage d’épreuve ${given} n’existe pas.`,
  PACKAGE_FORMAT_NOT_GRANTED: ({ format }) => `Aucun candidat de ce passage n’a droit à un sujet au format ${format}.`,
  PACKAGE_OF_ANOTHER_CENTRE: () => 'Ce paquet de sujets est destiné à un autre centre.',
  CUSTODY_GAP: ({ from, to }) => `Le paquet est à l’état ${from} : passer à l’état ${to} laisserait un trou dans la chaîne de garde.`,
  CUSTODY_OPENED_TWICE: () => 'Ce paquet a déjà été ouvert.',
  CUSTODY_OPENED_EARLY: ({ startsAt }) => `Ce paquet ne s’ouvre pas avant le début de l’épreuve, le ${startsAt}.`,
  CUSTODY_CHANGED_MEANWHILE: ({ seen, found }) => `Le paquet a changé de mains entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
});
