import type { MergeTextRefusal } from '@mirex/kit/text/merge-text.rules';

/** What a text may name, each in double braces. */
export const SUMMONS_FIELDS = [
  'prenom', 'nom', 'session', 'mission', 'date', 'demiJournee', 'heure', 'lieu', 'epreuve', 'specialite', 'quantite', 'mirex',
] as const;
export type SummonsField = (typeof SUMMONS_FIELDS)[number];

/** In characters, of one paragraph; the letter stays on a page. Limits of the house. */
export const LONGEST_PARAGRAPH = 2_000;
export const MOST_PARAGRAPHS = 12;

export type TemplateRefusal =
  | MergeTextRefusal
  | { readonly code: 'TEMPLATE_PARAGRAPHS_OUT_OF_RANGE'; readonly given: number; readonly most: number }
  | { readonly code: 'TEMPLATE_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'DIPLOMA_UNKNOWN'; readonly given: string };

/** What letters say until somebody writes a text. */
const FIRST_TEXT: readonly string[] = [
  '{{prenom}} {{nom}}, vous êtes convoqué(e) pour la session {{session}} des examens de l’enseignement agricole, pour la mission suivante.',
];

export interface TemplateText {
  readonly activity: string;
  /** Empty: for every diploma. */
  readonly diploma: string;
  readonly version: number;
  readonly paragraphs: readonly string[];
}

/** The text of an activity: that of the diploma before the common one, the newest of each; version 0 is the first text. */
export function textOf(texts: readonly TemplateText[], activity: string, diploma: string | null): Pick<TemplateText, 'version' | 'paragraphs'> {
  const newest = (wanted: string): TemplateText | undefined =>
    texts.filter((text) => text.activity === activity && text.diploma === wanted).toSorted((a, b) => b.version - a.version)[0];
  return (diploma === null ? undefined : newest(diploma)) ?? newest('') ?? { version: 0, paragraphs: FIRST_TEXT };
}
