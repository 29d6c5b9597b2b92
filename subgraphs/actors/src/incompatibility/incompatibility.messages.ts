import { explainer } from '@mirex/schema/explainer';

import type { IncompatibilityRefusal } from './incompatibility.rules.ts';

export const explainIncompatibility = explainer<IncompatibilityRefusal>({
  ACTOR_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  INCOMPATIBILITY_UNKNOWN: () => 'Aucune incompatibilité de cette MIREX n’a cet identifiant.',
  INCOMPATIBILITY_TARGET: ({ kind, given }) => `« ${given} » ne désigne pas l’objet d’une incompatibilité ${kind}.`,
  INCOMPATIBILITY_WITH_ONESELF: () => 'Un acteur n’est pas incompatible avec lui-même.',
  INCOMPATIBILITY_PERIOD: () => 'Une incompatibilité de dates a un premier jour, et son dernier ne le précède pas.',
  INCOMPATIBILITY_REASON_EMPTY: () => 'Le motif est obligatoire.',
  INCOMPATIBILITY_DECLARED_ALREADY: () => 'Cette incompatibilité est déjà déclarée.',
  INCOMPATIBILITY_WITHDRAWN: () => 'Cette incompatibilité est déjà levée.',
});
