import { explainer } from '@mirex/schema/explainer';

import type { RecordRefusal } from './record.rules.ts';

export const explainRecord = explainer<RecordRefusal>({
  RECORD_UNKNOWN: ({ given }) => `${given} n’est pas connu de cette MIREX.`,
  RECORD_CHANGED_MEANWHILE: ({ seen, version }) => `Quelqu’un a modifié cet élément entre-temps (version vue : ${seen}, version actuelle : ${version}) : relisez-le avant d’agir.`,
  RECORD_STEP: ({ from, to }) => `Un élément à l’état ${from} ne peut pas passer à l’état ${to}.`,
  REASON_MISSING: () => 'Un motif est nécessaire.',
});
