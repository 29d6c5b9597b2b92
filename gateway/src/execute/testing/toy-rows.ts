/** A row by its type and id; a representation of it has more. */
export interface Row {
  readonly __typename: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

export const row = (__typename: string, id: string): Row => ({ __typename, id });

/** u9 is named by others, and its subgraph does not know it. */
export const USERS = ['u1', 'u2', 'u3', 'u9'];
export const PRODUCTS = ['p1', 'p2', 'p3', 'p4', 'p5'];
export const MEDIA: readonly Row[] = [row('Book', 'b1'), row('Film', 'f1'), row('Book', 'b2'), row('Film', 'f2')];
export const REVIEWS = Array.from({ length: 9 }, (_, index) => `r${index + 1}`);

/** Two products share a code and differ in the region. */
export const skuOf = (id: string): { readonly code: string; readonly region: { readonly name: string } } =>
  ({ code: id === 'p2' ? 'c1' : `c${id.slice(1)}`, region: { name: id === 'p2' ? 'south' : 'north' } });

export const numberOf = (id: string): number => Number(id.slice(1));

export const weightOf = (id: string): number | null => (id === 'p3' ? null : 10 * numberOf(id));
export const sizeOf = (id: string): { readonly w: number; readonly h: number | null } | null =>
  (id === 'p5' ? null : { w: numberOf(id), h: id === 'p2' ? null : 3 });
export const priceOf = (id: string, currency: string): number | null => (id === 'p4' ? null : (currency === 'EUR' ? 100 : 117) * numberOf(id));

const at = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value;

export const authorOf = (review: string): string => at(USERS, numberOf(review));
export const productOf = (review: string): string => at(PRODUCTS, numberOf(review) * 2);
export const mediaOf = (review: string): Row => at(MEDIA, numberOf(review));
export const nameOf = (user: string): string | null => (user === 'u9' ? null : `name of ${user}`);
