/**
 * The seven MIREX by their two-letter code: the head of every regional id.
 *
 * Source: arrêté du 1-10-1990, art. 1 à 1 ter, rewritten by arrêté du 20-11-2019 (AGRE1933418A), in force from 2020-09-01.
 * The three overseas structures are called MIREX by convention.
 */
export const MIREX = {
  NO: { name: 'MIREX Nord-Ouest', kind: 'METROPOLITAN' },
  NE: { name: 'MIREX Nord-Est', kind: 'METROPOLITAN' },
  SO: { name: 'MIREX Sud-Ouest', kind: 'METROPOLITAN' },
  SE: { name: 'MIREX Sud-Est', kind: 'METROPOLITAN' },
  AG: { name: 'MIREX Antilles-Guyane', kind: 'OVERSEAS_BY_CONVENTION' },
  OI: { name: 'MIREX Océan Indien – Polynésie', kind: 'OVERSEAS_BY_CONVENTION' },
  OP: { name: 'MIREX Océan Pacifique', kind: 'OVERSEAS_BY_CONVENTION' },
} as const;

export type MirexCode = keyof typeof MIREX;

/** The head of national rows, which belong to no MIREX. */
export const NATION = 'FR';

/** Who a row can belong to: a MIREX, or the nation. */
export type Owner = MirexCode | typeof NATION;

/** In the order of the founding note; use it wherever MIREX are listed. */
export const MIREX_CODES = Object.keys(MIREX) as readonly MirexCode[];

export const isMirexCode = (text: unknown): text is MirexCode => typeof text === 'string' && Object.hasOwn(MIREX, text);

export const isOwner = (text: unknown): text is Owner => text === NATION || isMirexCode(text);
