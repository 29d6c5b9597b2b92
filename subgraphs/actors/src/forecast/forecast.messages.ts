import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { type Explained, explainer } from '@mirex/schema/explainer';

import type { ForecastRefusal } from './forecast.rules.ts';

export const explainOwnForecast = explainer<ForecastRefusal>({
  FORECAST_UNKNOWN: () => 'Aucun état prévisionnel de cet établissement n’a cet identifiant.',
  FORECAST_CHANGED_MEANWHILE: ({ given, current }) => `L’état prévisionnel a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  FORECAST_RETURNED_ALREADY: () => 'Cet état prévisionnel est déjà retourné.',
  FORECAST_LINE_ELSEWHERE: ({ given }) => `La convocation ${given} n’est pas de celles que cet état soumet à l’établissement.`,
  FORECAST_LINE_TWICE: ({ given }) => `La convocation ${given} a deux réponses.`,
  FORECAST_LINES_MISSING: ({ count }) => `Il manque la réponse de ${count} ligne(s).`,
  FORECAST_REASON_MISSING: ({ given }) => `Le refus de la convocation ${given} n’a pas de motif.`,
  FORECAST_DEADLINE_PAST: () => 'L’échéance est déjà passée.',
  SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas dans le référentiel.`,
});

export const explainForecast = (refusal: ForecastRefusal | IdempotencyRefusal): Explained => explainKeyed(refusal, explainOwnForecast);
