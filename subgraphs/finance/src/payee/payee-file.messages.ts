import { explainer } from '@mirex/schema/explainer';

import type { DepositRefusal } from './deposit-payee-file.service.ts';

export const explainPayee = explainer<DepositRefusal>({
  ACTOR_UNKNOWN: () => 'Cet acteur n’est pas de cette MIREX, et rien ne lui y est dû.',
  PAYEE_DETAILS_UNREADABLE: () => 'Les coordonnées ne sont pas chiffrées pour la clé de cette MIREX, ou n’ont pas la forme attendue.',
  HOLDER_MISSING: () => 'Le titulaire du compte manque.',
  HOLDER_UNPRINTABLE: () => 'Le nom du titulaire contient un caractère de commande : aucune application financière ne pourrait le lire.',
  IBAN_INVALID: () => 'L’IBAN est faux : vérifiez chaque caractère.',
  BIC_INVALID: () => 'Le BIC est faux.',
  NIR_INVALID: () => 'Le numéro de sécurité sociale est faux : vérifiez chaque chiffre et la clé.',
  NIR_OF_ANOTHER_ACTOR: () => 'Ce numéro de sécurité sociale est dans le dossier d’un autre acteur : les deux sont peut-être la même personne.',
  ADDRESS_MISSING: () => 'Un professionnel extérieur donne son adresse personnelle.',
  HOLDER_DIFFERS: () => 'Le compte est à un autre nom que celui de l’acteur : un justificatif de famille est nécessaire.',
});
