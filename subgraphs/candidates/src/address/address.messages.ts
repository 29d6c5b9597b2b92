import { explainer } from '@mirex/schema/explainer';

import type { AddressRefusal } from './address.rules.ts';

export const explainAddress = explainer<AddressRefusal>({
  CANDIDATE_UNKNOWN: ({ given }) => `Le candidat ${given} n’est pas connu de cette MIREX.`,
  CANDIDATE_CHANGED_MEANWHILE: ({ seen, version }) => `Le dossier du candidat a changé entre-temps (version vue : ${seen}, version actuelle : ${version}) : relisez-le.`,
  ADDRESS_LINES: ({ most }) => `Une adresse a de une à ${most} lignes, de 38 caractères au plus.`,
  ADDRESS_POSTAL_CODE: ({ given }) => `« ${given} » n’est pas un code postal.`,
  ADDRESS_TOWN: () => 'La commune manque, ou dépasse 38 caractères.',
  ADDRESS_COUNTRY: ({ given }) => `« ${given} » n’est pas un code de pays à deux lettres.`,
  ADDRESS_THE_SAME: () => 'C’est déjà l’adresse du candidat.',
});
