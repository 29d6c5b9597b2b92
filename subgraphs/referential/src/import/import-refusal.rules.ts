import type { UaiRefusal } from '../establishment/uai.rules.ts';

/** Why a whole file is refused. */
export type FileRefusal =
  | { readonly code: 'IMPORT_FILE_EMPTY' }
  | { readonly code: 'IMPORT_FILE_NOT_TEXT' }
  | { readonly code: 'IMPORT_FILE_TOO_LARGE'; readonly given: number; readonly largest: number }
  | { readonly code: 'IMPORT_JSON_MALFORMED' }
  | { readonly code: 'IMPORT_HEADER_INCOMPLETE'; readonly missing: string }
  | { readonly code: 'IMPORT_HEADER_REPEATED'; readonly repeated: string };

/** Why one line is refused; the others are kept. */
export type LineRefusal =
  | UaiRefusal
  | { readonly code: 'IMPORT_QUOTES_BROKEN' }
  | { readonly code: 'IMPORT_LINE_TOO_LONG'; readonly longest: number }
  | { readonly code: 'IMPORT_COLUMN_COUNT'; readonly given: number; readonly expected: number }
  | { readonly code: 'IMPORT_NOT_AN_OBJECT' }
  | { readonly code: 'IMPORT_FIELD_MISSING'; readonly field: string }
  | { readonly code: 'IMPORT_FIELD_TOO_LONG'; readonly field: string; readonly longest: number }
  | { readonly code: 'IMPORT_FIELD_MALFORMED'; readonly field: string; readonly given: string }
  | { readonly code: 'IMPORT_DATE_MALFORMED'; readonly field: string; readonly given: string }
  | { readonly code: 'IMPORT_SECTOR_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPORT_DEPARTMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPORT_REGION_MISMATCH'; readonly given: string; readonly department: string; readonly expected: string }
  | { readonly code: 'IMPORT_DIPLOMA_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPORT_DIPLOMA_MISMATCH'; readonly given: string; readonly expected: string }
  | { readonly code: 'IMPORT_SESSIONS_REVERSED'; readonly first: number; readonly last: number }
  | { readonly code: 'IMPORT_SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPORT_LINE_REPEATED'; readonly key: string; readonly first: number };
