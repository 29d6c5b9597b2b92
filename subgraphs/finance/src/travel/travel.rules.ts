import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What of a journey is paid. */
export enum TravelKind {
  MEAL = 'MEAL',
  NIGHT = 'NIGHT',
  KM = 'KM',
  FARE = 'FARE',
  TOLL = 'TOLL',
}

/** One expense of a journey, as it is declared. */
export interface TravelExpense {
  readonly kind: TravelKind;
  /** ISO date. */
  readonly date: string;
  /** Meals, nights or kilometres; 1 for a fare or a toll. */
  readonly quantity: number;
  /** What was spent, in minor units: of a fare or a toll only. */
  readonly spent: bigint | null;
  /** SHA-256 of the receipt, in hexadecimal. */
  readonly receipt: string | null;
  /** Registration plate of the car: of kilometres only. */
  readonly vehicle: string | null;
}

/** The numbers that bound a journey, of the regulation in force. */
export interface TravelTerms {
  readonly mealsPerDay: number;
  readonly nightsPerDay: number;
  readonly kilometresPerDay: number;
  /** How long before and after the mission a journey may last, in days. */
  readonly daysAround: number;
}

export type TravelRefusal =
  | { readonly code: 'TRAVEL_EMPTY' }
  | { readonly code: 'TRAVEL_OUTSIDE_MISSION'; readonly date: string; readonly from: string; readonly to: string }
  | { readonly code: 'TRAVEL_QUANTITY'; readonly kind: string; readonly date: string; readonly given: number; readonly most: number }
  | { readonly code: 'TRAVEL_AMOUNT'; readonly kind: string; readonly date: string }
  | { readonly code: 'RECEIPT_MISSING'; readonly kind: string; readonly date: string }
  | { readonly code: 'RECEIPT_TWICE'; readonly receipt: string }
  | { readonly code: 'VEHICLE_MISSING'; readonly date: string };

const WITH_RECEIPT: ReadonlySet<TravelKind> = new Set([TravelKind.NIGHT, TravelKind.FARE, TravelKind.TOLL]);
const SPENT: ReadonlySet<TravelKind> = new Set([TravelKind.FARE, TravelKind.TOLL]);

/**
 * Whether a journey may be declared: around the mission, within what a day can hold, and with the receipts that prove what
 * the rates do not set.
 *
 * @param missionDate ISO date.
 */
export function checkTravel(expenses: readonly TravelExpense[], missionDate: string, terms: TravelTerms): Outcome<true, TravelRefusal> {
  if (expenses.length === 0) return refuse({ code: 'TRAVEL_EMPTY' });
  const [from, to] = [shifted(missionDate, -terms.daysAround), shifted(missionDate, terms.daysAround)];
  for (const expense of expenses) {
    if (expense.date < from || expense.date > to) return refuse({ code: 'TRAVEL_OUTSIDE_MISSION', date: expense.date, from, to });
    const refused = checkProof(expense);
    if (refused) return refuse(refused);
  }
  const receipts = expenses.flatMap(({ receipt }) => receipt ?? []);
  const twice = receipts.find((receipt, i) => receipts.indexOf(receipt) < i);
  if (twice !== undefined) return refuse({ code: 'RECEIPT_TWICE', receipt: twice });
  return checkDays(expenses, terms);
}

function checkProof({ kind, date, receipt, spent, vehicle }: TravelExpense): TravelRefusal | undefined {
  if (WITH_RECEIPT.has(kind) && receipt === null) return { code: 'RECEIPT_MISSING', kind, date };
  if (SPENT.has(kind) ? spent === null || spent <= 0n : spent !== null) return { code: 'TRAVEL_AMOUNT', kind, date };
  return kind === TravelKind.KM && vehicle === null ? { code: 'VEHICLE_MISSING', date } : undefined;
}

/** Each day on its own: two lines of one kind on one day count together. */
function checkDays(expenses: readonly TravelExpense[], { mealsPerDay, nightsPerDay, kilometresPerDay }: TravelTerms): Outcome<true, TravelRefusal> {
  const most: Readonly<Record<TravelKind, number>> = {
    MEAL: mealsPerDay, NIGHT: nightsPerDay, KM: kilometresPerDay, FARE: Number.POSITIVE_INFINITY, TOLL: Number.POSITIVE_INFINITY,
  };
  for (const sameDay of Map.groupBy(expenses, ({ kind, date }) => `${kind} ${date}`).values()) {
    const [{ kind, date } = { kind: TravelKind.MEAL, date: '' }] = sameDay;
    const given = sameDay.reduce((sum, { quantity }) => sum + quantity, 0);
    if (sameDay.some(({ quantity }) => quantity < 1) || given > most[kind]) return refuse({ code: 'TRAVEL_QUANTITY', kind, date, given, most: most[kind] });
  }
  return accept(true);
}

function shifted(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
