import { explainer } from '@mirex/schema/explainer';

import type { InvoiceRefusal } from './invoice.rules.ts';

export const explainInvoice = explainer<InvoiceRefusal>({
  SUPPLIER_SIRET: ({ given }) => `« ${given} » n’est pas un SIRET : vérifiez chaque chiffre.`,
  SUPPLIER_NAME: () => 'Un fournisseur a un nom.',
  SUPPLIER_KNOWN: ({ siret }) => `Le fournisseur de SIRET ${siret} est déjà enregistré.`,
  SUPPLIER_UNKNOWN: () => 'Aucun fournisseur de cette MIREX n’a cet identifiant.',
  INVOICE_NUMBER: () => 'Une facture a un numéro, de 60 caractères au plus.',
  INVOICE_KNOWN: ({ number }) => `La facture ${number} de ce fournisseur est déjà reçue.`,
  INVOICE_TO_COME: ({ issuedOn }) => `La facture est datée du ${issuedOn}, qui est à venir.`,
  INVOICE_CURRENCY: ({ given, payable }) => `Cette MIREX ne paie pas en « ${given} » (elle paie en ${String(payable)}).`,
  INVOICE_DOCUMENT: () => 'L’empreinte SHA-256 du document compte 64 chiffres hexadécimaux.',
  INVOICE_LINES: () => 'Une facture compte de 1 à 200 lignes, de quantités et de prix positifs.',
  INVOICE_TOTAL: ({ given, lines }) => `Le total (${given}) n’est pas celui des lignes (${lines}).`,
});
