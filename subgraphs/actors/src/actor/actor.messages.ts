import { explainer } from '@mirex/schema/explainer';

import type { ActorRefusal } from './actor.rules.ts';

export const explainActor = explainer<ActorRefusal>({
  ACTOR_NAME_EMPTY: () => 'Le nom et le prénom de l’acteur sont obligatoires.',
  ACTOR_ALREADY_REGISTERED: ({ reference }) => `Un acteur est déjà enregistré sous la référence « ${reference} ».`,
  ESTABLISHMENT_UNKNOWN: ({ given }) => `L’établissement ${given} n’existe pas dans le référentiel.`,
  ESTABLISHMENT_OF_ANOTHER_MIREX: ({ given, mirex }) =>
    mirex === null ? `Le territoire de l’établissement ${given} n’est rattaché à aucune MIREX.` : `L’établissement ${given} relève de la MIREX ${mirex}.`,
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  COMPETENCE_PERIOD_REVERSED: ({ from, to }) => `La compétence se termine (${to}) avant de commencer (${from}).`,
  COMPETENCE_OVERLAPS: ({ role, from }) => `La compétence ${role} à partir du ${from} recouvre une compétence identique.`,
});
