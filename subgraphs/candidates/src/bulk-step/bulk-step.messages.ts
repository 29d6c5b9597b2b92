import { type Explained, explainer } from '@mirex/schema/explainer';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';

import type { BulkRefusal } from './bulk-step.rules.ts';

export const explainBulk = explainer<BulkRefusal>({
  ENROLMENTS_TOO_MANY: ({ given, most }) => `${given} inscriptions en une demande : ${most} au plus.`,
  ENROLMENT_TWICE: ({ given }) => `L’inscription ${given} est nommée deux fois.`,
  ENROLMENTS_OR_FILTER: () => 'Nommez des inscriptions, ou donnez un filtre : l’un des deux.',
});

/** Why nothing at all was looked at. */
export const explainWhole = (refusal: BulkRefusal | IdempotencyRefusal): Explained => explainKeyed(refusal, explainBulk);

/** What the trace says of a signature that somebody else records, when they say nothing more: a sheet is not the portal. */
export const sheetSigned = (representative: boolean): string => (representative ? 'Fiche signée par le représentant légal' : 'Fiche signée par le candidat');
