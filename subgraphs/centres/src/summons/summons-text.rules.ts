import { checkMergeText, type MergeTextRefusal } from '@mirex/kit/text/merge-text.rules';
import { accept, type Outcome } from '@mirex/schema/outcome';

/** What a free text may name, by its French word between double braces: `{{candidat}}`. */
export interface MergeFields {
  readonly candidat: string;
  readonly numero: string;
  readonly session: string;
  readonly specialite: string;
}

const FIELDS: readonly (keyof MergeFields)[] = ['candidat', 'numero', 'session', 'specialite'];
const LONGEST_TITLE = 120;
const LONGEST_BODY = 8_000;

/** Whether a text can be printed on summonses: as it is kept, or why not. */
export function checkText(text: { readonly title: string; readonly body: string }): Outcome<{ readonly title: string; readonly body: string }, MergeTextRefusal> {
  const title = checkMergeText(text.title, FIELDS, LONGEST_TITLE);
  if (!title.ok) return title;
  const body = checkMergeText(text.body, FIELDS, LONGEST_BODY);
  return body.ok ? accept({ title: title.value, body: body.value }) : body;
}
