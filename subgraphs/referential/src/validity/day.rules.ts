import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type DayRefusal = { readonly code: 'DAY_OUT_OF_RANGE'; readonly given: string };

const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** Reads an ISO day, of a time in which there can be rules: calendars know years that databases do not. */
export const readDay = (day: string): Outcome<string, DayRefusal> =>
  (day >= FIRST && day <= LAST ? accept(day) : refuse({ code: 'DAY_OUT_OF_RANGE', given: day }));
