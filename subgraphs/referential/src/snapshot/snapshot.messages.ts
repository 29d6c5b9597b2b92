import { explainer } from '@mirex/schema/explainer';

import type { ThresholdRefusal } from './secrecy-threshold.rules.ts';
import type { SnapshotRefusal } from './snapshot.rules.ts';

export const explainSnapshot = explainer<SnapshotRefusal>({
  SNAPSHOT_NAME_MALFORMED: ({ given }) => `Un nom d’arrêté a 3 à 80 lettres minuscules, chiffres et tirets (reçu : « ${given} »).`,
  SNAPSHOT_NOT_JSON: () => 'Le contenu à arrêter n’est pas un objet JSON.',
  SNAPSHOT_HASH_WRONG: ({ given, computed }) => `L’empreinte annoncée (${given}) n’est pas celle du contenu reçu (${computed}).`,
  SNAPSHOT_INCOMPLETE: ({ missing }) => `Il manque des MIREX à ces chiffres : ${missing}.`,
  SNAPSHOT_SESSION_UNKNOWN: ({ session }) => `La session ${session} n’existe pas dans le référentiel.`,
  SNAPSHOT_NAME_TAKEN: ({ name }) => `L’arrêté « ${name} » existe déjà, avec d’autres chiffres.`,
  SNAPSHOT_PUBLIC_ALREADY: ({ session }) => `Les chiffres de la session ${session} sont déjà publics : d’autres, à côté d’eux, trahiraient les nombres cachés.`,
});

export const explainThreshold = explainer<ThresholdRefusal>({
  THRESHOLD_OUT_OF_RANGE: ({ given }) => `Le seuil du secret statistique va de 1 à 100 (reçu : ${given}).`,
});
