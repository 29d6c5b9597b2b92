/** What is being done, as the journal names it: one per request, shared by all of its transactions. */
export interface Act {
  /** The mutation's name; `event …` or `system` where nobody asked. */
  name: string;
  /** How many lines were written for it. */
  lines: number;
}
