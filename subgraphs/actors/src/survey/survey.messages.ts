import { explainer, type Explained } from '@mirex/schema/explainer';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';

import type { SurveyRefusal } from './survey.rules.ts';

export const explainOwnSurvey = explainer<SurveyRefusal>({
  SURVEY_UNKNOWN: () => 'Aucune enquête de cette MIREX n’a cet identifiant.',
  SURVEY_TITLE_EMPTY: () => 'Une enquête a un titre.',
  SURVEY_DEADLINE_PAST: () => 'L’échéance est déjà passée.',
  SURVEY_OPEN_ALREADY: () => 'Une enquête de cette nature est déjà ouverte pour cette session : fermez-la d’abord.',
  SURVEY_CLOSED: ({ on }) => `L’enquête est fermée (échéance : ${on}) : elle ne reçoit plus de réponse.`,
  SURVEY_CHANGED_MEANWHILE: ({ given, current }) => `L’enquête a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  SURVEY_ANSWER_CHANGED_MEANWHILE: ({ given, current }) => `La réponse a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  SURVEY_ACTOR_ELSEWHERE: () => 'Cet acteur n’est pas connu ici, ou n’est pas de votre établissement.',
  SURVEY_COMPETENCE_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  SURVEY_ESTABLISHMENT_UNKNOWN: ({ given }) => `L’établissement ${given} n’existe pas dans le référentiel.`,
  SURVEY_PERIOD: ({ from, to }) => `L’indisponibilité finit (${to}) avant de commencer (${from}).`,
  SURVEY_TOO_LONG: ({ given, most }) => `Une réponse compte ${most} vœux ou indisponibilités au plus (reçu : ${given}).`,
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
});

export const explainSurvey = (refusal: SurveyRefusal | IdempotencyRefusal): Explained => explainKeyed(refusal, explainOwnSurvey);
