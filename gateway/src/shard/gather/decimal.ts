/** An exact decimal: `units` of `10^-scale`. */
interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const SHAPE = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Whether a value is a decimal's text: "12", "-0.50". */
export const isDecimal = (value: unknown): value is string => typeof value === 'string' && SHAPE.test(value);

/** The exact sum; its scale is the finer of the two: "1.5" and "2.25" → "3.75". */
export function addDecimals(a: string, b: string): string {
  const [x, y, scale] = aligned(a, b);
  return write({ units: x + y, scale });
}

export function compareDecimals(a: string, b: string): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  return [x.units * 10n ** BigInt(scale - x.scale), y.units * 10n ** BigInt(scale - y.scale), scale];
}

function read(text: string): Decimal {
  const [, sign = '', whole = '0', fraction = ''] = SHAPE.exec(text) ?? [];
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function write({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}
