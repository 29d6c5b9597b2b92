import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Unité administrative immatriculée: seven digits and their check letter. */
export type Uai = string & { readonly __brand: 'Uai' };

export type UaiRefusal =
  | { readonly code: 'UAI_MALFORMED'; readonly given: string }
  | { readonly code: 'UAI_KEY'; readonly given: string; readonly expected: string };

/** The alphabet without I, O and Q, which are read as digits. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The check letter of seven digits: their remainder by 23. */
export const uaiLetter = (digits: string): string => LETTERS.charAt(Number(digits) % LETTERS.length);

/** Reads a UAI as people type it: spaces around and small letters are forgiven, a wrong key is not. */
export function readUai(text: string): Outcome<Uai, UaiRefusal> {
  const given = text.trim().toUpperCase();
  const [, digits, letter] = /^(\d{7})([A-Z])$/.exec(given) ?? [];
  if (digits === undefined || letter === undefined) return refuse({ code: 'UAI_MALFORMED', given: text });
  const expected = uaiLetter(digits);
  return letter === expected ? accept(given as Uai) : refuse({ code: 'UAI_KEY', given, expected });
}
