import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** A text that people write with places for what differs from one letter to the next: « Bonjour {{prenom}}, ». */
export type MergeTextRefusal =
  | { readonly code: 'TEMPLATE_TEXT_EMPTY' }
  | { readonly code: 'TEMPLATE_TEXT_TOO_LONG'; readonly length: number; readonly longest: number }
  | { readonly code: 'TEMPLATE_FIELD_UNKNOWN'; readonly given: string; readonly known: string }
  | { readonly code: 'TEMPLATE_BRACES_UNMATCHED' }
  | { readonly code: 'TEMPLATE_SCRIPT' };

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Markup of web pages has no place in a letter, and would act in a mail reader. */
const SCRIPT = /<\s*[/!?a-z]|javascript:|&#|\bon[a-z]+\s*=\s*["']/i;

/**
 * Whether a text can be sent once its fields are known.
 *
 * @param longest in characters.
 */
export function checkMergeText(text: string, fields: readonly string[], longest: number): Outcome<string, MergeTextRefusal> {
  const trimmed = text.normalize('NFC').trim();
  if (trimmed === '') return refuse({ code: 'TEMPLATE_TEXT_EMPTY' });
  if (trimmed.length > longest) return refuse({ code: 'TEMPLATE_TEXT_TOO_LONG', length: trimmed.length, longest });
  if (SCRIPT.test(trimmed)) return refuse({ code: 'TEMPLATE_SCRIPT' });
  const unknown = [...trimmed.matchAll(FIELD)].map(([, name = '']) => name).find((name) => !fields.includes(name));
  if (unknown !== undefined) return refuse({ code: 'TEMPLATE_FIELD_UNKNOWN', given: unknown, known: fields.join(', ') });
  return /\{\{|\}\}/.test(trimmed.replaceAll(FIELD, '')) ? refuse({ code: 'TEMPLATE_BRACES_UNMATCHED' }) : accept(trimmed);
}

/** The text with its fields filled in; one that has no value is a dash. What a value holds is never read as a field. */
export const mergeText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(FIELD, (_whole, name: string) => (Object.hasOwn(values, name) && values[name] !== '' ? (values[name] as string) : '—'));
