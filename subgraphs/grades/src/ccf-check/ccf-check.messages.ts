import { explainer } from '@mirex/schema/explainer';

import type { CheckRefusal } from './ccf-check.rules.ts';

export const explainCheck = explainer<CheckRefusal>({
  CHECK_UNKNOWN: ({ given }) => `Le contrôle a posteriori ${given} n’existe pas.`,
  CHECK_CHANGED_MEANWHILE: ({ expected, found }) => `Le contrôle a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  CHECK_STATE: ({ from, act }) => `Le contrôle est à l’état ${from} : l’acte ${act} n’y a pas sa place.`,
  CHECK_SAMPLE_EMPTY: () => 'Un échantillon compte au moins un établissement.',
  CHECK_SAMPLE_TOO_LARGE: ({ asked, plans }) => `L’échantillon compte ${asked} établissements, et ${plans} seulement ont leurs notes de CCF validées et ne sont pas encore contrôlés.`,
  CHECK_REVIEWERS_MISSING: () => 'Aucun contrôleur n’est désigné.',
  CHECK_REVIEWER_TWICE: ({ actor }) => `Le contrôleur ${actor} est désigné deux fois.`,
  CHECK_REVIEWER_OF_SCHOOL: ({ actor, uai }) => `Le contrôleur ${actor} est de l’établissement contrôlé (${uai}).`,
  CHECK_CHANGES_NO_MARK: () => 'Un contrôle a posteriori ne change aucune note : il propose, et le jury décide.',
  CHECK_TEXT_MISSING: ({ act }) => `L’acte ${act} dit ce qui a été constaté, proposé ou décidé.`,
});
