import { accept, type Outcome, refuse } from './outcome.ts';

/** What a row sorts by: text in code-point order, a number, a boolean, or nothing (last when ascending). */
export type SortValue = string | number | boolean | null;

/**
 * A place in an ordered list, the same on every instance: the order's name and the row's sort values, the last of which
 * is its id.
 *
 * An order's name spells its keys, so that whoever merges can compare: `lastName,firstName,-id` (`-` is descending).
 */
export interface Cursor {
  readonly order: string;
  readonly values: readonly SortValue[];
}

export type CursorRefusal =
  | { readonly code: 'CURSOR_MALFORMED' }
  | { readonly code: 'CURSOR_OF_ANOTHER_ORDER'; readonly given: string; readonly expected: string };

const VERSION = 1;

export const writeCursor = ({ order, values }: Cursor): string =>
  Buffer.from(JSON.stringify([VERSION, order, ...values])).toString('base64url');

/** @param expected the order that the list is asked in; a cursor of any other is refused. */
export function readCursor(text: string, expected?: string): Outcome<Cursor, CursorRefusal> {
  const [version, order, ...values] = parsed(text);
  if (version !== VERSION || typeof order !== 'string' || values.length !== order.split(',').length || !values.every(isSortValue)) {
    return refuse({ code: 'CURSOR_MALFORMED' });
  }
  if (expected !== undefined && order !== expected) return refuse({ code: 'CURSOR_OF_ANOTHER_ORDER', given: order, expected });
  return accept({ order, values });
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const isSortValue = (value: unknown): value is SortValue =>
  value === null || (typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
