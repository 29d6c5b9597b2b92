import type { Context } from '@mirex/kit/context';

/**
 * Whether a document with this reference and code was signed and still holds. One answer for an unknown reference, a wrong
 * code and a revoked document: who tries learns nothing. The code is 80 bits: it is not guessed.
 *
 * Of all rows: whoever is shown a document may ask whether it is one.
 */
export async function isAuthentic(reference: string, code: string, { em }: Pick<Context, 'em'>): Promise<boolean> {
  const asked = [reference.slice(0, 80), code.toLowerCase().slice(0, 80)];
  const rows = await em.execute<object[]>(
    `select 1 from awarded_diploma where number = ? and check_code = ? and state in ('SIGNED', 'SENT', 'RECEIVED', 'CERTIFIED_COPY_ISSUED')
     union all select 1 from certificate where id = ? and check_code = ? and state in ('SIGNED', 'SENT')
     union all select 1 from print_order where coalesce(number, id) = ? and check_code = ? and state in ('SIGNED', 'SENT')`,
    [...asked, ...asked, ...asked],
  );
  return rows.length > 0;
}
