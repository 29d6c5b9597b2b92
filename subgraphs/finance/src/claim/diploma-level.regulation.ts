/**
 * RNCP level of each diploma, by its code in the referential: jury pay is set by level.
 *
 * Status: to be checked against the text that sets jury pay at agriculture, which was not found; the levels are those
 * that the RNCP gives the open specialities of each diploma.
 */
export const DIPLOMA_LEVELS: ReadonlyMap<string, number> = new Map([
  ['CAPA', 3],
  ['BEPA', 3],
  ['BPA', 3],
  ['BAC_PRO', 4],
  ['BAC_TECHNO', 4],
  ['BP', 4],
  ['BTSA', 5],
]);
