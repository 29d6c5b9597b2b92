import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export interface Offer {
  readonly served: 'FREE' | 'PAID';
  /** Of one meal or one night, in minor units; 0 when it is free. */
  readonly priceMinor: number;
}

export interface MealLine extends Offer {
  readonly what: 'BREAKFAST' | 'LUNCH' | 'DINNER';
}

export interface LodgingLine extends Offer {
  readonly beds: number;
}

/** What a centre offers those who are summoned to it. */
export interface HostingLine {
  readonly meals: readonly MealLine[];
  /** Null: no bed. */
  readonly lodging: LodgingLine | null;
}

export type HostingRefusal =
  | { readonly code: 'HOSTING_CENTRE_UNKNOWN'; readonly given: string }
  | { readonly code: 'HOSTING_OF_GIVEN_UP_CENTRE'; readonly state: string }
  | { readonly code: 'HOSTING_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'HOSTING_MEAL_TWICE'; readonly meal: string }
  | { readonly code: 'HOSTING_PRICE'; readonly what: string; readonly served: string; readonly given: number }
  | { readonly code: 'HOSTING_BEDS'; readonly given: number };

/** A meal or a night in minor units, and beds: bounds against a slip of the finger. */
export const DEAREST = 100_000;
export const MOST_BEDS = 2_000;

/** Whether the conditions say what is offered and at which price: what is free costs nothing, what is paid costs something. */
export function checkHosting(hosting: HostingLine): Outcome<HostingLine, HostingRefusal> {
  const { meals, lodging } = hosting;
  const twice = meals.find(({ what }, i) => meals.findIndex((meal) => meal.what === what) < i);
  if (twice) return refuse({ code: 'HOSTING_MEAL_TWICE', meal: twice.what });
  const all = [...meals, ...(lodging ? [{ ...lodging, what: 'LODGING' }] : [])];
  const dear = all.find(({ served, priceMinor }) => !priced(served, priceMinor));
  if (dear) return refuse({ code: 'HOSTING_PRICE', what: dear.what, served: dear.served, given: dear.priceMinor });
  return lodging && !(lodging.beds >= 1 && lodging.beds <= MOST_BEDS) ? refuse({ code: 'HOSTING_BEDS', given: lodging.beds }) : accept(hosting);
}

const priced = (served: Offer['served'], priceMinor: number): boolean => (served === 'FREE' ? priceMinor === 0 : priceMinor > 0 && priceMinor <= DEAREST);
