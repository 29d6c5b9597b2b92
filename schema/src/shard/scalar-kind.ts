/** How values of a scalar are added and compared; `long` and `decimal` may travel as strings and are exact. */
export type ScalarKind = 'int' | 'long' | 'decimal' | 'float' | 'boolean' | 'text';

const KINDS: Readonly<Record<string, ScalarKind>> = {
  Int: 'int', Long: 'long', BigInt: 'long', Decimal: 'decimal', Float: 'float', Boolean: 'boolean',
};

/** @param typeName a scalar's or an enum's name; whatever is not a number or a Boolean is text, in code-point order. */
export const scalarKind = (typeName: string): ScalarKind => (Object.hasOwn(KINDS, typeName) ? KINDS[typeName] : undefined) ?? 'text';
