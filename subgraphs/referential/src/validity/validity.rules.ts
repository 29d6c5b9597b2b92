/** From one day to another, ISO dates, both included; `validTo` null: still in force. */
export interface DateRange {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export const coversDate = ({ validFrom, validTo }: DateRange, date: string): boolean =>
  validFrom <= date && (validTo === null || date <= validTo);
