import { explainer } from '@mirex/schema/explainer';

import type { AwardRefusal, EligibilityRefusal } from './award.rules.ts';

/** Why something was not done to a diploma. */
export const explainAward = explainer<AwardRefusal | EligibilityRefusal>({
  DIPLOMA_UNKNOWN: ({ given }) => `Le diplôme ${given} n’existe pas.`,
  DIPLOMA_STATE: ({ from, to }) => `Le diplôme est à l’état ${from} : il ne peut pas passer à l’état ${to}.`,
  DIPLOMA_CHANGED_MEANWHILE: ({ seen, found }) => `Le diplôme a changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-le avant de le modifier.`,
  DIPLOMA_NUMBERED_IN_SERIES: () => 'Un numéro ne se donne pas à un seul diplôme : lancez la numérotation de la session.',
  DIPLOMA_MOVED_BY_RUN: ({ to }) => `Un diplôme seul ne passe pas à l’état ${to} : lancez le tirage, la signature ou l’envoi de la session.`,
  DIPLOMA_REASON_MISSING: ({ to }) => `Le passage à l’état ${to} demande un motif.`,
  ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas connue de cette MIREX.`,
  ENROLMENT_ENDED: ({ number, state }) => `L’inscription ${number} est à l’état ${state} : elle ne mène à aucun diplôme.`,
  SPECIALITY_NOT_IN_EDITION: ({ given }) => `La spécialité ${given} n’est pas dans le référentiel national.`,
  RESULT_NOT_PUBLISHED: ({ number }) => `Le résultat de l’inscription ${number} n’est pas publié : il n’ouvre encore aucun diplôme.`,
  RESULT_NOT_ADMITTED: ({ number, decision }) => `Le résultat publié de l’inscription ${number} est ${decision} : il n’ouvre aucun diplôme.`,
  DIPLOMA_ALREADY_DECLARED: ({ number }) => `L’inscription ${number} a déjà un diplôme.`,
});
