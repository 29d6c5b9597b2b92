import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { checkLetter } from './check-letter.rules.ts';

export type IneRefusal =
  | { readonly code: 'INE_MALFORMED'; readonly given: string }
  | { readonly code: 'INE_TEN_IDENTICAL_DIGITS'; readonly given: string }
  | { readonly code: 'INE_WRONG_KEY'; readonly given: string }
  | { readonly code: 'INAA_MALFORMED'; readonly given: string };

interface IneForm {
  readonly shape: RegExp;
  /** Absent where no public algorithm is known: then the shape is all that can be checked. */
  readonly hasRightKey?: (ine: string) => boolean;
}

/** No text fits two of them. */
const FORMS: Readonly<Record<'BEA' | 'NNE36' | 'RNIE' | 'APPRENTICE', IneForm>> = {
  BEA: { shape: /^\d{10}[A-HJ-NPR-Z]$/, hasRightKey: (ine) => checkLetter(ine.slice(0, 10)) === ine.at(10) },
  NNE36: { shape: /^[0-9A-Z]{10}\d$/, hasRightKey: (ine) => nne36Key(ine) === ine.at(10) },
  RNIE: { shape: /^\d{9}[A-Z]{2}$/ },
  APPRENTICE: { shape: /^\d{4}A\d{5}[A-Z]$/ },
};

/**
 * Reads an INE, the national pupil number, in any of its four public forms.
 *
 * A key is checked where its algorithm is public (BEA, base 36). Ten identical digits are what people type to get past a form.
 */
export function readIne(text: string): Outcome<string, IneRefusal> {
  const ine = text.trim().toUpperCase();
  const form = Object.values(FORMS).find(({ shape }) => shape.test(ine));
  if (!form) return refuse({ code: 'INE_MALFORMED', given: text });
  if (/^(\d)\1{9}/.test(ine)) return refuse({ code: 'INE_TEN_IDENTICAL_DIGITS', given: text });
  return form.hasRightKey?.(ine) === false ? refuse({ code: 'INE_WRONG_KEY', given: text }) : accept(ine);
}

/** Reads an INAA, the number of agricultural education's pupils. Its form is not public: it is kept as it is, opaque. */
export function readInaa(text: string): Outcome<string, IneRefusal> {
  const inaa = text.trim();
  return /^[0-9A-Za-z-]{1,30}$/.test(inaa) ? accept(inaa) : refuse({ code: 'INAA_MALFORMED', given: text });
}

/** Six times the sum of the first nine characters in base 36, plus the tenth: its last digit. */
function nne36Key(ine: string): string {
  const sum = Array.from(ine.slice(0, 9), (character) => Number.parseInt(character, 36)).reduce((sum, value) => sum + value, 0);
  return String((6 * sum + Number.parseInt(ine.charAt(9), 36)) % 10);
}
