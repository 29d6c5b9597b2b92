import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { checkLetter } from '../candidate/check-letter.rules.ts';

export type UaiRefusal = { readonly code: 'UAI_MALFORMED'; readonly given: string } | { readonly code: 'UAI_KEY'; readonly given: string; readonly expected: string };

/** Reads a UAI: seven digits and their letter. Whether there is such an establishment, the referential knows. */
export function readUai(text: string): Outcome<string, UaiRefusal> {
  const uai = text.trim().toUpperCase();
  if (!/^\d{7}[A-HJ-NPR-Z]$/.test(uai)) return refuse({ code: 'UAI_MALFORMED', given: text });
  const expected = checkLetter(uai.slice(0, 7));
  return uai.at(7) === expected ? accept(uai) : refuse({ code: 'UAI_KEY', given: uai, expected });
}
