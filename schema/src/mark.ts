import { accept, type Outcome, refuse } from './outcome.ts';

/** A mark in hundredths of a point out of 20: 1250 is 12.50/20. Integers, so that sums are exact. */
export type Hundredths = number & { readonly __brand: 'Hundredths' };

export type MarkRefusal =
  | { readonly code: 'MARK_MALFORMED'; readonly given: string }
  | { readonly code: 'MARK_OUT_OF_RANGE'; readonly given: string }
  | { readonly code: 'MARK_OFF_STEP'; readonly given: string; readonly step: string };

const POINTS = /^(\d{1,3})(?:[.,](\d{1,4}))?$/;

/**
 * Reads points as an examiner types them: "12", "12.5", "12,50".
 *
 * @param step the finest difference that the paper's regulation allows, in hundredths (100 = whole points).
 */
export function readMark(points: string, step: number): Outcome<Hundredths, MarkRefusal> {
  const [, whole, decimals = ''] = POINTS.exec(points.trim()) ?? [];
  if (whole === undefined) return refuse({ code: 'MARK_MALFORMED', given: points });
  const exact = decimals.replace(/0+$/, '');
  if (exact.length > 2) return refuse({ code: 'MARK_OFF_STEP', given: points, step: writeMark(step as Hundredths) });
  const hundredths = Number(whole) * 100 + Number(exact.padEnd(2, '0'));
  if (hundredths > 2000) return refuse({ code: 'MARK_OUT_OF_RANGE', given: points });
  if (hundredths % step !== 0) return refuse({ code: 'MARK_OFF_STEP', given: points, step: writeMark(step as Hundredths) });
  return accept(hundredths as Hundredths);
}

/** Points with two decimals, as the graph serves them: 1250 → "12.50". The inverse of `readMark`. */
export function writeMark(mark: Hundredths): string {
  return `${Math.trunc(mark / 100)}.${String(mark % 100).padStart(2, '0')}`;
}
