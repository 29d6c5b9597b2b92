import { type Explained, explainer } from '@mirex/schema/explainer';
import type { Refusal } from '@mirex/schema/outcome';

import type { IdempotencyRefusal } from './idempotency.rules.ts';

/** Why an act was not done under its key. */
export const explainIdempotency = explainer<IdempotencyRefusal>({
  IDEMPOTENCY_KEY_MALFORMED: ({ given }) => `La clé d’idempotence compte de 8 à 64 caractères imprimables, sans espace (reçu : ${given} caractères).`,
  IDEMPOTENCY_KEY_REUSED: () => 'Cette clé d’idempotence a déjà servi à une autre demande : choisissez-en une nouvelle pour chaque acte.',
});

export const isKeyRefusal = (refusal: Refusal): refusal is IdempotencyRefusal => explainIdempotency.catalogue.has(refusal.code);

/** Why an act under a key was not done: its key, or what it was asked to do. */
export const explainKeyed = <R extends Refusal>(refusal: R | IdempotencyRefusal, explain: (refusal: R) => Explained): Explained =>
  (isKeyRefusal(refusal) ? explainIdempotency(refusal) : explain(refusal));
