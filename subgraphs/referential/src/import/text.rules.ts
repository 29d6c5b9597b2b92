import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { FileRefusal } from './import-refusal.rules.ts';

/**
 * The text of a file: UTF-8 with or without BOM, or else Windows-1252, which is what French Excel writes. UTF-16 and
 * binary files betray themselves by a NUL.
 *
 * @param largest in bytes.
 */
export function readFileText(bytes: Uint8Array, largest: number): Outcome<string, FileRefusal> {
  if (bytes.length > largest) return refuse({ code: 'IMPORT_FILE_TOO_LARGE', given: bytes.length, largest });
  if (bytes.includes(0)) return refuse({ code: 'IMPORT_FILE_NOT_TEXT' });
  const text = utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return text.trim() === '' ? refuse({ code: 'IMPORT_FILE_EMPTY' }) : accept(text);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
