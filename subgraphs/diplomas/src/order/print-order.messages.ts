import { explainer } from '@mirex/schema/explainer';

import type { PrintOrderRefusal } from './print-order.rules.ts';

export const explainOrder = explainer<PrintOrderRefusal>({
  ORDER_REGION_ELSEWHERE: ({ region }) => `La région ${region} n’est pas de celles dont cette MIREX imprime les diplômes.`,
  ORDER_OF_ANOTHER_REGION: ({ region }) => `Vous commandez pour votre région seule, pas pour la région ${region}.`,
  ORDER_HOLDER_INCOMPLETE: () => 'Nom, prénom, sexe, date de naissance et référence sont nécessaires et doivent être possibles.',
  ORDER_SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’est pas au référentiel.`,
  ORDER_UNITS_MISSING: ({ units }) => `Un diplôme par unités les a toutes, et les nomme. Unités qui manquent : ${String(units)}.`,
  ORDER_UNIT_EXPIRED: ({ unit, until }) => `L’unité ${unit} n’était valable que jusqu’au ${until}.`,
  ORDER_UNIT_TWICE: ({ unit }) => `L’unité ${unit} est nommée deux fois.`,
  ORDER_UNIT_AFTER_JURY: ({ unit }) => `L’unité ${unit} est obtenue après le jury.`,
  ORDER_JURY_TO_COME: ({ juryOn }) => `Le jury du ${juryOn} n’a pas encore eu lieu.`,
  ORDER_PARTIAL: ({ modality }) => `Une commande ${modality} ne peut pas être partielle ainsi : une validation partielle est de VAE, avec des unités obtenues et d’autres non.`,
  ORDER_REFERENCE_TAKEN: ({ reference }) => `La référence ${reference} est déjà celle d’une autre commande de cette région.`,
  ORDER_ALREADY_PRINTED: () => 'Ce diplôme est déjà commandé ou imprimé pour cette personne.',
  ORDERS_TOO_MANY: ({ most }) => `Une commande compte de 1 à ${most} diplômes.`,
  ORDER_UNKNOWN: ({ given }) => `La commande ${given} n’existe pas.`,
  ORDER_CHANGED_MEANWHILE: ({ seen, found }) => `La commande a changé entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
  ORDER_STATE: ({ from, to }) => `Une commande à l’état ${from} ne passe pas à l’état ${to}.`,
  ORDER_REASON_MISSING: () => 'Un motif est nécessaire.',
});
