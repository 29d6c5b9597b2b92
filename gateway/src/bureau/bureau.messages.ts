import { explainer } from '@mirex/schema/explainer';

import type { RawCountsRefusal } from './raw-readers.rules.ts';
import type { SecrecyRefusal } from './secrecy.rules.ts';

export const explainBureau = explainer<RawCountsRefusal | SecrecyRefusal>({
  RAW_COUNTS_RESERVED: ({ field }) => `Les effectifs bruts (${field}) sont réservés aux services des examens ; les chiffres publics d’une session sont dans son arrêté public (snapshots).`,
  SECRECY_NOT_REACHED: ({ cells }) => `Rien ne peut être publié : ${cells} nombres se calculeraient par différence, quoi que l’on cache.`,
});
