import type { Outcome } from '@mirex/schema/outcome';

import { type CsvRefusal, openCsv } from './csv-file.ts';
import { type JsonRefusal, openJson } from './json-file.ts';
import type { FileRecord } from './line.rules.ts';
import { decodeText, type TextRefusal } from './text.rules.ts';

/** Why a file as a whole cannot be read. */
export type FileRefusal = TextRefusal | CsvRefusal | JsonRefusal;

/** A file that was read through once, so that its form is known to be sound to its end. */
export interface ReadableFile {
  readonly count: number;
  /** Headings, or keys of the JSON objects, that mean nothing here. */
  readonly ignored: readonly string[];
  /** From the first again at each call; few are in memory at once. */
  readonly records: () => AsyncIterable<FileRecord>;
}

/** Opens a pre-registration file: JSON when it begins as such, else CSV. Nothing is written before all of it was read. */
export async function openFile(bytes: Uint8Array): Promise<Outcome<ReadableFile, FileRefusal>> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  return /^\s*[[{]/.test(text.value) ? openJson(text.value) : openCsv(text.value);
}
