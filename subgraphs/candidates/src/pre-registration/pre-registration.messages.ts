import { type Explained, explainer } from '@mirex/schema/explainer';
import { explainIdempotency, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';

import { explainOpening, explainRegistration } from '../enrolment/enrolment.messages.ts';
import type { RegistrationRefusal } from '../enrolment/drafts.ts';
import type { EntryRefusal } from '../enrolment/entry.rules.ts';
import type { ContentRefusal } from './content.rules.ts';
import type { ImportRefusal } from './import.service.ts';
import type { CellRefusal, ShapeRefusal } from './line.rules.ts';
import type { FileRefusal } from './read-file.ts';

export const explainCells = explainer<ShapeRefusal | CellRefusal>({
  COLUMN_COUNT: ({ given, expected }) => `La ligne compte ${given} valeurs ; l’en-tête en annonce ${expected}.`,
  LINE_NOT_AN_OBJECT: () => 'Cet élément de la liste JSON n’est pas un objet.',
  VALUE_NOT_TEXT: ({ column }) => `La valeur de « ${column} » n’est ni un texte ni un nombre.`,
  VALUE_MISSING: ({ column }) => `La colonne « ${column} » doit être remplie.`,
  VALUE_TOO_LONG: ({ longest }) => `La valeur dépasse ${longest} caractères.`,
  VALUE_UNREADABLE: () => 'La valeur contient un caractère de contrôle ou une paire Unicode incomplète.',
});

export const explainFile = explainer<FileRefusal | ContentRefusal | { readonly code: 'IMPORT_RUNNING' }>({
  CONTENT_NOT_BASE64: () => 'Le contenu du fichier n’est pas codé en base64.',
  FILE_EMPTY: () => 'Le fichier ne contient aucune ligne.',
  FILE_TOO_LARGE: ({ given, largest }) => `Le fichier compte ${given} octets ; ${largest} au plus sont lus.`,
  FILE_NOT_TEXT: () => 'Le fichier n’est pas un texte : un CSV ou un JSON en UTF-8, ou un CSV en Windows-1252, est attendu.',
  HEADER_INCOMPLETE: ({ missing }) => `L’en-tête ne contient pas les colonnes obligatoires : ${missing}.`,
  HEADER_REPEATED: ({ column }) => `L’en-tête contient deux fois la colonne « ${column} ».`,
  HEADER_TOO_WIDE: ({ given, widest }) => `L’en-tête compte ${given} colonnes ; ${widest} au plus sont lues.`,
  QUOTES_BROKEN: ({ line }) => `Un guillemet est mal placé ou n’est pas refermé (ligne ${line}).`,
  LINE_TOO_LONG: ({ line, longest }) => `La ligne ${line} dépasse ${longest} caractères : un guillemet n’est sans doute pas refermé.`,
  JSON_MALFORMED: () => 'Le fichier JSON est mal formé ou n’est pas une liste d’objets.',
  IMPORT_RUNNING: () => 'Ce fichier est déjà en cours d’import pour cette session.',
});

/** Why a line of a file is not a new enrolment. */
export const explainLine = (refusal: ShapeRefusal | CellRefusal | EntryRefusal | RegistrationRefusal): Explained =>
  explainCells.catalogue.has(refusal.code)
    ? explainCells(refusal as Parameters<typeof explainCells>[0])
    : explainRegistration(refusal as EntryRefusal | RegistrationRefusal);

/** Why a file was not imported. */
export function explainImport(refusal: ImportRefusal | ContentRefusal): Explained {
  if (isKeyRefusal(refusal)) return explainIdempotency(refusal);
  return explainFile.catalogue.has(refusal.code) ? explainFile(refusal as Parameters<typeof explainFile>[0]) : explainOpening(refusal as Parameters<typeof explainOpening>[0]);
}
