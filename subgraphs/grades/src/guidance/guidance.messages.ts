import { explainer } from '@mirex/schema/explainer';

import type { GuidanceRefusal } from './guidance.rules.ts';

export const explainGuidance = explainer<GuidanceRefusal>({
  GUIDANCE_UNKNOWN: ({ given }) => `La consigne de correction ${given} n’existe pas.`,
  GUIDANCE_PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’existe pas à cette session.`,
  GUIDANCE_EMPTY: () => 'Une consigne de correction a un titre et un texte.',
  GUIDANCE_TOO_LONG: ({ characters, most }) => `Le texte compte ${characters} caractères, et ${most} au plus sont permis.`,
  GUIDANCE_PAPER_END_UNKNOWN: ({ paper }) => `Le calendrier national ne dit pas quand finit l’épreuve ${paper} : aucune levée d’embargo ne peut être fixée.`,
  GUIDANCE_EMBARGO_TOO_EARLY: ({ asked, end }) => `L’embargo serait levé à ${asked}, alors que l’épreuve finit à ${end} dans la dernière zone.`,
  GUIDANCE_STATE: ({ from, act }) => `La consigne est à l’état ${from} : l’acte ${act} n’y a pas sa place.`,
  GUIDANCE_CHANGED_MEANWHILE: ({ expected, found }) => `La consigne a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  GUIDANCE_SAME_HAND: () => 'Qui dépose une consigne ne la valide pas.',
  GUIDANCE_REASON_MISSING: () => 'Un retrait se motive.',
});
