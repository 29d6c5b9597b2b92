import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** In bytes: some fifty thousand lines. */
const LARGEST_FILE = 10 * 1024 * 1024;

export type TextRefusal =
  | { readonly code: 'FILE_EMPTY' }
  | { readonly code: 'FILE_TOO_LARGE'; readonly given: number; readonly largest: number }
  | { readonly code: 'FILE_NOT_TEXT' };

/**
 * The text of a file in UTF-8, with or without BOM, or else in Windows-1252, which is what French Excel writes.
 *
 * A text has no NUL: UTF-16, archives and images are refused by theirs.
 */
export function decodeText(bytes: Uint8Array): Outcome<string, TextRefusal> {
  if (bytes.length > LARGEST_FILE) return refuse({ code: 'FILE_TOO_LARGE', given: bytes.length, largest: LARGEST_FILE });
  if (bytes.includes(0)) return refuse({ code: 'FILE_NOT_TEXT' });
  const text = asUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return text.trim() === '' ? refuse({ code: 'FILE_EMPTY' }) : accept(text);
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
