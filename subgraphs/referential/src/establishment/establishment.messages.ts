import { explainer } from '@mirex/schema/explainer';

import type { UaiRefusal } from './uai.rules.ts';

export const explainUai = explainer<UaiRefusal>({
  UAI_MALFORMED: ({ given }) => `Un UAI compte sept chiffres et une lettre (reçu : « ${given} »).`,
  UAI_KEY: ({ given, expected }) => `La lettre de contrôle de l’UAI ${given} est fausse (attendu : ${expected}).`,
});
