import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Where somebody receives letters. */
export interface PostalAddress {
  /** One to four, without the postal code and the town. */
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly town: string;
  /** ISO 3166: FR, also overseas. */
  readonly country: string;
}

export type AddressRefusal =
  | { readonly code: 'CANDIDATE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CANDIDATE_CHANGED_MEANWHILE'; readonly seen: number; readonly version: number }
  | { readonly code: 'ADDRESS_LINES'; readonly most: number }
  | { readonly code: 'ADDRESS_POSTAL_CODE'; readonly given: string }
  | { readonly code: 'ADDRESS_TOWN' }
  | { readonly code: 'ADDRESS_COUNTRY'; readonly given: string }
  | { readonly code: 'ADDRESS_THE_SAME' };

const MOST_LINES = 4;
/** In characters, of a line of an envelope. Source: AFNOR NF Z10-011. */
const LONGEST_LINE = 38;
/** Territories whose letters go by a French postal code. */
const FRENCH: ReadonlySet<string> = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'PF', 'NC', 'WF']);

const read = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ');
const fits = (text: string): boolean => text !== '' && [...text].length <= LONGEST_LINE && !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** Reads an address: lines that fit an envelope, five digits where the French post delivers. */
export function readAddress({ lines, postalCode, town, country }: PostalAddress): Outcome<PostalAddress, AddressRefusal> {
  const kept = lines.map(read).filter((line) => line !== '');
  if (kept.length === 0 || kept.length > MOST_LINES || !kept.every(fits)) return refuse({ code: 'ADDRESS_LINES', most: MOST_LINES });
  const place = country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(place)) return refuse({ code: 'ADDRESS_COUNTRY', given: country });
  const post = read(postalCode).toUpperCase();
  if (!(FRENCH.has(place) ? /^\d{5}$/ : /^[A-Z0-9 -]{2,12}$/).test(post)) return refuse({ code: 'ADDRESS_POSTAL_CODE', given: postalCode });
  const named = read(town);
  return fits(named) ? accept({ lines: kept, postalCode: post, town: named, country: place }) : refuse({ code: 'ADDRESS_TOWN' });
}

/** @param seen the version of the candidate that whoever acts had before their eyes. */
export function checkMove(candidate: { readonly version: number; readonly address: PostalAddress | null }, seen: number, to: PostalAddress): Outcome<PostalAddress, AddressRefusal> {
  if (candidate.version !== seen) return refuse({ code: 'CANDIDATE_CHANGED_MEANWHILE', seen, version: candidate.version });
  return same(candidate.address, to) ? refuse({ code: 'ADDRESS_THE_SAME' }) : accept(to);
}

const same = (one: PostalAddress | null, other: PostalAddress): boolean =>
  one !== null && one.postalCode === other.postalCode && one.town === other.town && one.country === other.country && one.lines.join('\n') === other.lines.join('\n');
