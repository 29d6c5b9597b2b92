import type { Context } from '@mirex/kit/context';

import { isGenuine, readTwoDDoc } from '../stamp/two-d-doc.ts';

/** What was signed and still holds; `reference` is what is printed to be quoted, in capitals. */
const SIGNED = `
  select number as reference, check_code, stamp from awarded_diploma where state in ('SIGNED', 'SENT', 'RECEIVED', 'CERTIFIED_COPY_ISSUED')
  union all select id, check_code, stamp from certificate where state in ('SIGNED', 'SENT')
  union all select coalesce(number, id), check_code, stamp from print_order where state in ('SIGNED', 'SENT')`;

/**
 * Whether a document with this reference and code was signed and still holds. One answer for an unknown reference, a wrong
 * code and a revoked document: who tries learns nothing. The code is 80 bits: it is not guessed.
 *
 * Of all rows: whoever is shown a document may ask whether it is one.
 */
export async function isAuthentic(reference: string, code: string, { em }: Pick<Context, 'em'>): Promise<boolean> {
  const rows = await em.execute<object[]>(`select 1 from (${SIGNED}) d where d.check_code = ? and upper(d.reference) = upper(?)`, [code.trim().toLowerCase().slice(0, 80), reference.trim().slice(0, 80)]);
  return rows.length > 0;
}

/**
 * Whether a stamp is genuine, and that of a document that still holds: every character as it was signed.
 *
 * Of all rows, as above.
 */
export async function isAuthenticStamp(stamp: string, { em }: Pick<Context, 'em'>): Promise<boolean> {
  const code = isGenuine(stamp) ? readTwoDDoc(stamp).checkCode : undefined;
  if (code === undefined) return false;
  const rows = await em.execute<object[]>(`select 1 from (${SIGNED}) d where d.check_code = ? and d.stamp = ?`, [code.toLowerCase(), stamp]);
  return rows.length > 0;
}
