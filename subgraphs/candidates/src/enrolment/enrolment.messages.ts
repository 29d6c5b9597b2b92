import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainPerson } from '../candidate/candidate.messages.ts';
import { explainNational } from '../national/national.messages.ts';
import type { NationalRefusal } from '../national/national.rules.ts';
import type { AccessRefusal } from './access.rules.ts';
import type { EntryRefusal, WordRefusal } from './entry.rules.ts';
import type { OpeningRefusal, TransitionRefusal } from './enrolment.rules.ts';
import type { RegistrationRefusal } from './drafts.ts';
import type { EnrolledRefusal } from './registration.rules.ts';
import type { UaiRefusal } from './uai.rules.ts';

export const explainOpening = explainer<OpeningRefusal | UaiRefusal>({
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
  UAI_MALFORMED: ({ given }) => `Un UAI compte sept chiffres et une lettre (reçu : « ${given} »).`,
  UAI_KEY: ({ given, expected }) => `La lettre de contrôle de l’UAI ${given} est fausse (attendu : ${expected}).`,
  ESTABLISHMENT_UNKNOWN: ({ given }) => `L’établissement ${given} n’existe pas dans le référentiel.`,
  ESTABLISHMENT_OF_ANOTHER_MIREX: ({ given, mirex }) =>
    mirex === null ? `Le territoire de l’établissement ${given} n’est rattaché à aucune MIREX.` : `L’établissement ${given} relève de la MIREX ${mirex}.`,
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  SPECIALITY_CLOSED: ({ given, session, lastSession }) => `La spécialité ${given} est fermée : sa dernière session est ${lastSession} (demandé : ${session}).`,
  SPECIALITY_NOT_YET_OPEN: ({ given, session, firstSession }) => `La spécialité ${given} n’ouvre qu’à la session ${firstSession} (demandé : ${session}).`,
  OFFER_NOT_OPEN: ({ uai, speciality, session }) => `L’établissement ${uai} n’a pas d’offre ouverte pour la spécialité ${speciality} à la session ${session}.`,
});

export const explainEntry = explainer<AccessRefusal | EnrolledRefusal | WordRefusal>({
  WORD_UNKNOWN: ({ given, known }) => `« ${given} » n’est pas une valeur connue (attendu : ${known}).`,
  SPECIALITY_MALFORMED: ({ given }) => `« ${given} » n’a pas la forme d’un code formation : huit caractères, comme 40321004.`,
  FORM_NOT_FOR_ROUTE: ({ diploma }) => `Par cette voie, le diplôme ${diploma} se présente sous la forme globale.`,
  CANDIDATE_NOT_ADULT: ({ age, required, diploma }) =>
    `Sans formation, le diplôme ${diploma} demande ${required} ans au 31 décembre de l’année de l’examen (âge du candidat : ${age} ans).`,
  LANGUAGE_MALFORMED: ({ given }) => `« ${given} » n’est pas un code de langue : de deux à dix lettres sont attendues.`,
  LANGUAGES_EQUAL: ({ given }) => `La langue ${given} est choisie deux fois.`,
  ENROLLED_ALREADY: ({ number }) => `Le candidat est déjà inscrit pour cette spécialité sous le numéro ${number}.`,
  ENROLLED_ELSEWHERE: ({ number, speciality, uai }) =>
    `Le candidat est déjà inscrit à cette session sous le numéro ${number}, pour la spécialité ${speciality} dans l’établissement ${uai}.`,
  DUPLICATE_IN_FILE: ({ line }) => `Le candidat est déjà inscrit par la ligne ${line} du même fichier.`,
});

export const explainTransition = explainer<TransitionRefusal>({
  ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas connue de cette MIREX.`,
  ENROLMENT_CHANGED_MEANWHILE: ({ seen, version }) =>
    `L’inscription a changé entre-temps (version vue : ${seen}, version actuelle : ${version}) : relisez-la avant de la modifier.`,
  TRANSFER_UNDER_WAY: () => 'Un transfert de cette inscription vers une autre MIREX est en cours : elle ne se modifie plus ici.',
  ENROLMENT_ENDED: ({ state }) => `L’inscription est à l’état ${state} : elle ne se modifie plus.`,
  STATE_NOT_NEXT: ({ from, to }) => `Une inscription à l’état ${from} ne peut pas passer à l’état ${to}.`,
});

/** Why a line, wherever it was typed, was not enrolled. */
export const explainRegistration = (refusal: EntryRefusal | RegistrationRefusal | NationalRefusal): Explained => {
  if (explainNational.catalogue.has(refusal.code)) return explainNational(refusal as NationalRefusal);
  if (explainPerson.catalogue.has(refusal.code)) return explainPerson(refusal as Parameters<typeof explainPerson>[0]);
  if (explainOpening.catalogue.has(refusal.code)) return explainOpening(refusal as Parameters<typeof explainOpening>[0]);
  return explainEntry(refusal as Parameters<typeof explainEntry>[0]);
};
