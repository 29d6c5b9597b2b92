import { explainer } from '@mirex/schema/explainer';

import type { AdvanceRefusal } from './advance.rules.ts';

export const explainAdvance = explainer<AdvanceRefusal>({
  ADVANCE_SUMMONS: ({ state }) => `Une avance se demande pour une convocation émise, avant la mission (état : ${state ?? 'inconnue'}).`,
  ADVANCE_TOO_LATE: ({ until }) => `Une avance se demande au plus tard le ${until}.`,
  ADVANCE_ABOVE: ({ mostMinor }) => `L’avance dépasse la part permise du déplacement prévu (au plus ${mostMinor}, en unités mineures).`,
  ADVANCE_AMOUNT: () => 'Une avance a un montant positif.',
  ADVANCE_ASKED: () => 'Une avance est déjà demandée pour cette convocation.',
});
