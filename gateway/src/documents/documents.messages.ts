import { explainer } from '@mirex/schema/explainer';

/** Why a document is not answered. */
export type DocumentRefusal =
  | { readonly code: 'DOCUMENT_UNKNOWN' }
  | { readonly code: 'DOCUMENT_ID_REQUIRED' }
  | { readonly code: 'DOCUMENT_ID_MALFORMED' };

export const explainDocument = explainer<DocumentRefusal>({
  DOCUMENT_UNKNOWN: () => 'Ce graphe ne répond qu’aux requêtes qui lui ont été déclarées, et celle-ci ne l’est pas.',
  DOCUMENT_ID_REQUIRED: () => 'Ce graphe ne répond qu’à l’identifiant d’une requête déclarée : envoyez « documentId » sans « query ».',
  DOCUMENT_ID_MALFORMED: () => 'L’identifiant d’une requête déclarée s’écrit « sha256: » suivi de 64 chiffres hexadécimaux.',
});
