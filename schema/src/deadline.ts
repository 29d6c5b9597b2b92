/** The header that says how long an answer is still waited for, in whole milliseconds: what is done later is done for nobody. */
export const DEADLINE_HEADER = 'x-mirex-deadline';

/** Reads the header; undefined when nobody said, or said something else. */
export function readDeadline(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}
