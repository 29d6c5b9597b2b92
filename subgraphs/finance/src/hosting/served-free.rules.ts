import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type TravelExpense, TravelKind } from '../travel/travel.rules.ts';

/** What the centre of a mission serves free on its day. */
export interface ServedFree {
  /** Of lunch and dinner. */
  readonly meals: number;
  readonly night: boolean;
}

export type ServedFreeRefusal =
  | { readonly code: 'TRAVEL_MEAL_SERVED_FREE'; readonly date: string; readonly given: number; readonly most: number }
  | { readonly code: 'TRAVEL_NIGHT_SERVED_FREE'; readonly date: string };

/**
 * Whether a journey claims nothing that was served free: on the day of the mission, what the centre gives is taken from what
 * a day can hold. On the way there and back nothing is given.
 *
 * @param mealsPerDay how many meals a day are paid at most.
 */
export function checkServedFree(expenses: readonly TravelExpense[], missionDate: string, free: ServedFree, mealsPerDay: number): Outcome<true, ServedFreeRefusal> {
  const onTheDay = (kind: TravelKind): number => expenses.filter((expense) => expense.kind === kind && expense.date === missionDate).reduce((sum, { quantity }) => sum + quantity, 0);
  const most = Math.max(0, mealsPerDay - free.meals);
  const given = onTheDay(TravelKind.MEAL);
  if (free.meals > 0 && given > most) return refuse({ code: 'TRAVEL_MEAL_SERVED_FREE', date: missionDate, given, most });
  return free.night && onTheDay(TravelKind.NIGHT) > 0 ? refuse({ code: 'TRAVEL_NIGHT_SERVED_FREE', date: missionDate }) : accept(true);
}
