const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}]/u;

/** Whether a name can be written in any file: no control character, no half of a character. XML has no way to say those. */
export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);

/** The beginning of a text, of so many characters at most; never half of one. */
export const firstCharacters = (text: string, most: number): string => [...text].slice(0, most).join('');
