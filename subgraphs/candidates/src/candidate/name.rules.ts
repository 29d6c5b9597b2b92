import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type NameRefusal =
  | { readonly code: 'NAME_WITHOUT_LETTER'; readonly given: string }
  | { readonly code: 'NAME_TOO_LONG'; readonly longest: number }
  | { readonly code: 'NAME_WITH_CONTROL_CHARACTER' };

/** In characters; longer than any name of civil status that we have seen, short enough for a line of a list. */
const LONGEST = 100;

/**
 * Control characters, halves of pairs, private and unassigned code points, and the overrides of direction, which would turn
 * round what follows on a list. Marks of direction stay: Arabic and Hebrew names need them.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads a name as civil status writes it: any script, any apostrophe, capitals as given; accents composed (NFC), blanks at
 * the ends left out and inside made one.
 */
export function readName(text: string): Outcome<string, NameRefusal> {
  const name = text.normalize('NFC').trim().replaceAll(/\p{Zs}+/gu, ' ');
  if (UNFIT.test(name)) return refuse({ code: 'NAME_WITH_CONTROL_CHARACTER' });
  if ([...name].length > LONGEST) return refuse({ code: 'NAME_TOO_LONG', longest: LONGEST });
  return /\p{L}/u.test(name) ? accept(name) : refuse({ code: 'NAME_WITHOUT_LETTER', given: name });
}

/**
 * What two spellings of one person have in common: names without accents, capitals, apostrophes, hyphens and marks of
 * direction, then the birth date. `le goff|zoe|2007-03-01`.
 */
export const identityKey = (lastName: string, firstName: string, birthDate: string): string =>
  [fold(lastName), fold(firstName), birthDate].join('|');

const fold = (name: string): string =>
  name.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}]/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
