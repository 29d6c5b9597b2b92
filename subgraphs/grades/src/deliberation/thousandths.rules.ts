/** Points of a total, of marks times coefficients, as people write them: 12,500 thousandths are "12.5". Nothing negative. */
export function writeThousandths(thousandths: bigint): string {
  const decimals = String(thousandths % 1000n).padStart(3, '0').replace(/0+$/, '');
  return decimals === '' ? String(thousandths / 1000n) : `${thousandths / 1000n}.${decimals}`;
}

/** Reads what `writeThousandths` writes, with a comma too; undefined for anything else. */
export function readThousandths(points: string): number | undefined {
  const [, whole, decimals = ''] = /^(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(points.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
}
