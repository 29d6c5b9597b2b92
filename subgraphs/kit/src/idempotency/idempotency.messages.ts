import { explainer } from '@mirex/schema/explainer';

import type { IdempotencyRefusal } from './idempotency.rules.ts';

/** Why an act was not done under its key. */
export const explainIdempotency = explainer<IdempotencyRefusal>({
  IDEMPOTENCY_KEY_MALFORMED: ({ given }) => `La clé d’idempotence compte de 8 à 64 caractères imprimables, sans espace (reçu : ${given} caractères).`,
  IDEMPOTENCY_KEY_REUSED: () => 'Cette clé d’idempotence a déjà servi à une autre demande : choisissez-en une nouvelle pour chaque acte.',
});
