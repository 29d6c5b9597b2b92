import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

const CODES = MIREX_CODES.join('|');
/** `26-NO-000001` (the number of a diploma), `NO-CRT-…` (the id of another document). */
const REFERENCE = new RegExp(`^(?:\\d{2}-)?(${CODES})-`);
/** The same in a stamp, after the name of its field and before its signature; a candidate's number too: `NO26-000001/RELEVE/1`. */
const IN_STAMP = new RegExp(`BA(?:\\d{2}-)?(${CODES})(?:-|\\d{2}-)`);

/** The MIREX that a reference names; undefined: none, so that it is of no document. */
export const mirexOfReference = (reference: string): MirexCode | undefined => REFERENCE.exec(reference.trim().toUpperCase())?.[1] as MirexCode | undefined;

/** The MIREX that the text of a stamp names. */
export const mirexOfStamp = (stamp: string): MirexCode | undefined => IN_STAMP.exec(stamp.split('\u001f')[0] ?? '')?.[1] as MirexCode | undefined;

/** What readers of stamps show in place of the separators, which no keyboard has. */
export const readStamp = (text: string): string => text.trim().replaceAll(/<GS>|␝/gi, '\u001d').replaceAll(/<US>|␟/gi, '\u001f');
