import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainRecord } from '../record/record.messages.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import type { DocumentRefusal } from './document.rules.ts';

export const explainDocument = explainer<DocumentRefusal>({
  DOCUMENT_HASH_MALFORMED: () => 'L’empreinte SHA-256 compte 64 chiffres hexadécimaux minuscules.',
  DOCUMENT_EMPTY: () => 'Le fichier est vide.',
  DOCUMENT_TOO_LARGE: ({ bytes, most }) => `Le fichier pèse ${bytes} octets ; ${most} au plus sont acceptés.`,
  DOCUMENT_NOT_PDF: ({ given }) => `Ce type de fichier n’est pas accepté ici (reçu : ${given}).`,
  DOCUMENT_NAME_MALFORMED: () => 'Le nom du fichier est vide, trop long, ou contient un caractère interdit.',
  DOCUMENT_NOT_OPENED: () => 'La pièce n’a pas été ouverte : elle ne peut être ni acceptée ni refusée.',
  DOCUMENT_EXPIRED: ({ expiresOn }) => `La pièce n’est plus valable depuis le ${expiresOn}.`,
  DEPOSIT_CLOSED: ({ closedAt }) => `Le dépôt des dossiers est clos depuis le ${closedAt}.`,
  PAPER_NOT_SAT: ({ paper }) => `Le candidat ne passe pas l’épreuve ${paper}.`,
});

export const explainDocumentAct = (refusal: DocumentRefusal | RecordRefusal): Explained =>
  explainRecord.catalogue.has(refusal.code) ? explainRecord(refusal as RecordRefusal) : explainDocument(refusal as DocumentRefusal);
