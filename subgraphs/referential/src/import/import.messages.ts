import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainUai } from '../establishment/establishment.messages.ts';
import type { UaiRefusal } from '../establishment/uai.rules.ts';
import type { FileRefusal, LineRefusal } from './import-refusal.rules.ts';

export const explainImport = explainer<FileRefusal | Exclude<LineRefusal, UaiRefusal>>({
  IMPORT_FILE_EMPTY: () => 'Le fichier ne contient aucune ligne.',
  IMPORT_FILE_NOT_TEXT: () => 'Le fichier n’est pas un texte (UTF-8 ou Windows-1252).',
  IMPORT_FILE_TOO_LARGE: ({ given, largest }) => `Le fichier compte ${given} octets ; la limite est de ${largest}.`,
  IMPORT_JSON_MALFORMED: () => 'Le fichier n’est pas une liste JSON d’objets.',
  IMPORT_HEADER_INCOMPLETE: ({ missing }) => `Il manque des colonnes : ${missing}.`,
  IMPORT_HEADER_REPEATED: ({ repeated }) => `Deux colonnes disent la même chose : ${repeated}.`,
  IMPORT_QUOTES_BROKEN: () => 'Les guillemets de la ligne ne sont pas fermés ou sont mal placés.',
  IMPORT_LINE_TOO_LONG: ({ longest }) => `La ligne dépasse ${longest} caractères.`,
  IMPORT_COLUMN_COUNT: ({ given, expected }) => `La ligne a ${given} colonnes ; l’en-tête en a ${expected}.`,
  IMPORT_NOT_AN_OBJECT: () => 'L’élément de la liste n’est pas un objet.',
  IMPORT_FIELD_MISSING: ({ field }) => `Le champ « ${field} » est vide.`,
  IMPORT_FIELD_TOO_LONG: ({ field, longest }) => `Le champ « ${field} » dépasse ${longest} caractères.`,
  IMPORT_FIELD_MALFORMED: ({ field, given }) => `Le champ « ${field} » est illisible (reçu : « ${given} »).`,
  IMPORT_DATE_MALFORMED: ({ field, given }) => `Le champ « ${field} » n’est pas une date JJ/MM/AAAA ou AAAA-MM-JJ (reçu : « ${given} »).`,
  IMPORT_SECTOR_UNKNOWN: ({ given }) => `Le statut « ${given} » est inconnu.`,
  IMPORT_DEPARTMENT_UNKNOWN: ({ given }) => `Le département « ${given} » est inconnu.`,
  IMPORT_REGION_MISMATCH: ({ given, department, expected }) => `Le département ${department} est dans la région ${expected}, pas ${given}.`,
  IMPORT_DIPLOMA_UNKNOWN: ({ given }) => `Le code formation ${given} n’est celui d’aucun des cinq diplômes.`,
  IMPORT_DIPLOMA_MISMATCH: ({ given, expected }) => `Le diplôme « ${given} » contredit le code formation, qui est celui de ${expected}.`,
  IMPORT_SESSIONS_REVERSED: ({ first, last }) => `La dernière session (${last}) précède la première (${first}).`,
  IMPORT_SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’est pas dans le référentiel : importez d’abord les spécialités.`,
  IMPORT_LINE_REPEATED: ({ key, first }) => `« ${key} » est déjà à la ligne ${first}.`,
});

export const explainLine = (refusal: LineRefusal): Explained =>
  refusal.code === 'UAI_KEY' || refusal.code === 'UAI_MALFORMED' ? explainUai(refusal) : explainImport(refusal);
