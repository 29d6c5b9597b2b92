import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainSituation } from '../enrolment/standing.messages.ts';
import type { StandingRefusal } from '../enrolment/standing.rules.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import type { AccommodationRefusal } from './accommodation.rules.ts';

export const explainAccommodation = explainer<AccommodationRefusal>({
  MEASURES_MISSING: () => 'Une demande d’aménagement nomme au moins une mesure.',
  MEASURE_UNKNOWN: ({ given }) => `« ${given} » n’est pas un code de mesure.`,
  MEASURE_TWICE: ({ given }) => `La mesure ${given} est demandée deux fois.`,
  MEASURE_PAPER_NOT_SAT: ({ given, paper }) => `La mesure ${given} vise l’épreuve ${paper}, que le candidat ne passe pas.`,
  EXTRA_TIME_MALFORMED: ({ given }) => `Pour ${given} : seul un temps majoré s’exprime en minutes par heure, et il en faut au moins une.`,
  EXTRA_TIME_ABOVE_CAP: ({ given, most }) => `Le temps majoré est au plus de ${most} minutes par heure d’épreuve (demandé : ${given}).`,
  SIMPLIFIED_WITHOUT_PLAN: () => 'La procédure simplifiée suppose un PPS, un PAI ou un PAP.',
  SIMPLIFIED_WITH_EXTRA_TIME: () => 'Une majoration de temps demande l’avis d’un médecin : la procédure simplifiée n’est pas ouverte.',
  NOT_SIMPLIFIED: () => 'Cette demande n’a pas été faite par la procédure simplifiée : l’avis du médecin est attendu.',
  ACCOMMODATION_TOO_LATE: ({ until }) => `Une demande d’aménagement se fait jusqu’au ${until}, sauf si l’état du candidat a évolué depuis.`,
  ACCOMMODATION_ASKED_ALREADY: () => 'Une demande d’aménagement existe déjà pour cette inscription.',
  DOCTOR_NOT_DESIGNATED: () => 'Seul un médecin désigné par la CDAPH rend l’avis.',
  DECISION_INCOMPLETE: ({ missing }) => `La décision ne dit rien de la mesure ${missing}.`,
  DECISION_BEYOND_REQUEST: ({ given }) => `La décision accorde pour ${given} plus que ce qui a été demandé.`,
});

export const explainAccommodationAct = (refusal: AccommodationRefusal | RecordRefusal | StandingRefusal): Explained =>
  explainAccommodation.catalogue.has(refusal.code) ? explainAccommodation(refusal as AccommodationRefusal) : explainSituation(refusal as RecordRefusal | StandingRefusal);
