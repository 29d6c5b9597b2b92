import { explainer } from '@mirex/schema/explainer';

import type { RetentionRuleRefusal } from './retention-rule.rules.ts';

export const explainRetentionRule = explainer<RetentionRuleRefusal>({
  RETENTION_RULE_UNKNOWN: ({ given }) => `Aucune règle de conservation n’a le code « ${given} ».`,
  RETENTION_RULE_CHANGED_MEANWHILE: () => 'La règle a changé depuis que vous l’avez lue.',
  RETENTION_DAYS_OUT_OF_RANGE: ({ given }) => `Une durée de conservation va de 1 à 36 525 jours, ou n’est pas dite : les archives (reçu : ${given}).`,
  RETENTION_BASIS_MISSING: () => 'Le texte qui fonde la durée, ou qu’elle est proposée, doit être dit.',
  RETENTION_REASON_MISSING: () => 'Le motif du changement doit être dit.',
});
