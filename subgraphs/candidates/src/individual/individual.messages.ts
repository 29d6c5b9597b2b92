import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainRegistration } from '../enrolment/enrolment.messages.ts';
import { explainSituation, explainStanding } from '../enrolment/standing.messages.ts';
import type { OneRefusal } from '../enrolment/entry.service.ts';
import type { StandingRefusal } from '../enrolment/standing.rules.ts';
import type { IndividualRefusal } from './individual.rules.ts';

export const explainIndividual = explainer<IndividualRefusal>({
  CCF_NOT_FOR_INDIVIDUAL: () => 'Un candidat individuel passe toutes ses épreuves sous forme ponctuelle terminale : le CCF ne lui est pas ouvert.',
  MINOR_WITHOUT_TRAINING: ({ age }) => `Un mineur ne se présente pas sans formation (âge au 31 décembre de la session : ${age} ans).`,
  WORK_TOO_SHORT: ({ months, required }) => `Le diplôme demande ${required} mois d’activité professionnelle (déclaré : ${months}).`,
  NOT_YOURSELF: () => 'Vous ne pouvez inscrire que vous-même ou la personne que vous représentez.',
});

export function explainIndividualAct(refusal: IndividualRefusal | StandingRefusal | OneRefusal): Explained {
  if (explainIndividual.catalogue.has(refusal.code)) return explainIndividual(refusal as IndividualRefusal);
  return explainStanding.catalogue.has(refusal.code) ? explainSituation(refusal as StandingRefusal) : explainRegistration(refusal as OneRefusal);
}
