/** The letters of an UAI's or an INE's key: without I, O and Q, which are mistaken for digits. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** The key of a number by the rule that UAI and BEA numbers share: its remainder by 23, as a letter. */
export const checkLetter = (digits: string): string => LETTERS.charAt(Number(digits) % LETTERS.length);
