import { LETTER_SOURCE } from './letter.typ.ts';
import type { PdfTemplate } from './pdf-template.ts';

/** A letter of the service: whatever is sent to one person. All texts are French and plain. */
export interface Letter {
  /** Title of the document, for readers and for screen readers: « Convocation ». */
  readonly title: string;
  /** ISO date that the letter bears. */
  readonly date: string;
  /** `NO-2026-SUM-…`: what to quote in an answer. */
  readonly reference: string;
  /** Who writes, one line each: the service, then the office. */
  readonly sender: readonly string[];
  /** Who is written to, one line each. */
  readonly recipient: readonly string[];
  readonly blocks: readonly LetterBlock[];
  /** Who signs, one line each; empty: nobody. */
  readonly signature: readonly string[];
  /** At the foot of each page, beside its number. */
  readonly footer: string;
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Names and what they hold: « Date : lundi 8 juin 2026 ». */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  /** Each row as long as `columns`. */
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A letter with nothing but its blocks. */
export const LETTER: PdfTemplate<Letter> = {
  name: 'letter',
  source: `${LETTER_SOURCE}\n#letter(json(bytes(sys.inputs.data)))\n`,
};
