import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type AccessRefusal, type FormName, readLanguages } from '../enrolment/access.rules.ts';

export type ChoiceRefusal =
  | AccessRefusal
  | { readonly code: 'OPTION_MALFORMED'; readonly given: string }
  | { readonly code: 'OPTIONS_EQUAL'; readonly given: string }
  | { readonly code: 'OPTIONS_TOO_MANY'; readonly most: number }
  | { readonly code: 'CHOSEN_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'CHOICE_NOT_FOR_FORM' }
  | { readonly code: 'CASE_NOT_FOR_FORM'; readonly given: string };

/** What a candidate chooses within an enrolment, as it is asked for. */
export interface Choices {
  readonly languages: readonly string[];
  /** Codes of optional subjects. */
  readonly options: readonly string[];
  /** Codes of the papers sat this session, by who spreads the exam; null: all. */
  readonly chosenPapers: readonly string[] | null;
  /** Papers without CCF because of a fraud the session before. */
  readonly papersWithoutCcf: readonly string[];
  readonly enrolmentCase: string;
}

export interface ChoiceRoom {
  readonly form: FormName;
  /** Codes of the speciality's papers in the session. */
  readonly papers: readonly string[];
  /** How many optional subjects the regulation allows; undefined: it says nothing. */
  readonly optionsAtMost: number | undefined;
}

/** Reads what is chosen: languages that differ, as many options as the regulation allows, papers of the speciality. */
export function readChoices({ languages, options, chosenPapers, papersWithoutCcf, enrolmentCase }: Choices, { form, papers, optionsAtMost }: ChoiceRoom): Outcome<Choices, ChoiceRefusal> {
  const spoken = readLanguages(languages);
  if (!spoken.ok) return spoken;
  const taken = options.map((code) => code.trim().toUpperCase());
  const malformed = taken.find((code) => !/^[A-Z0-9][A-Z0-9_-]{1,19}$/.test(code));
  if (malformed !== undefined) return refuse({ code: 'OPTION_MALFORMED', given: malformed });
  const twice = taken.find((code, i) => taken.indexOf(code) !== i);
  if (twice !== undefined) return refuse({ code: 'OPTIONS_EQUAL', given: twice });
  if (optionsAtMost !== undefined && taken.length > optionsAtMost) return refuse({ code: 'OPTIONS_TOO_MANY', most: optionsAtMost });
  const strange = [...(chosenPapers ?? []), ...papersWithoutCcf].find((code) => !papers.includes(code));
  if (strange !== undefined) return refuse({ code: 'CHOSEN_PAPER_UNKNOWN', given: strange });
  if (chosenPapers !== null && form === 'GLOBAL') return refuse({ code: 'CHOICE_NOT_FOR_FORM' });
  if (enrolmentCase.startsWith('PROGRESSIVE') && form === 'GLOBAL') return refuse({ code: 'CASE_NOT_FOR_FORM', given: enrolmentCase });
  return accept({ languages: spoken.value, options: taken, chosenPapers, papersWithoutCcf, enrolmentCase });
}
