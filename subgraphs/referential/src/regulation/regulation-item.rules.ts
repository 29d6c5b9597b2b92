import type { RegulationUnit } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** From the surest to what was invented. */
const SURENESS = ['CONFIRMED', 'DERIVED', 'TO_BE_CHECKED', 'PLACEHOLDER'] as const;
type Sureness = (typeof SURENESS)[number];

export interface NewItem {
  /** The version that was seen. */
  readonly version: number;
  /** In the item's unit; null when it is in words. */
  readonly value: number | null;
  readonly wording: string | null;
  readonly source: string;
  readonly status: Sureness;
  readonly reason: string;
}

export type RegulationItemRefusal =
  | { readonly code: 'REGULATION_ITEM_UNKNOWN'; readonly regulation: string; readonly name: string }
  | { readonly code: 'REGULATION_ITEM_CHANGED_MEANWHILE' }
  | { readonly code: 'REGULATION_VALUE_OUT_OF_UNIT'; readonly unit: RegulationUnit }
  | { readonly code: 'REGULATION_SOURCE_MISSING' }
  | { readonly code: 'REGULATION_PROPOSAL_NOT_LAW' }
  | { readonly code: 'REGULATION_REASON_MISSING' };

/** Whether an item may become another: a value of its unit, a source, and nothing that we propose shown as law. */
export function checkItem(asked: NewItem, { unit, version }: { readonly unit: RegulationUnit; readonly version: number }): Outcome<null, RegulationItemRefusal> {
  if (asked.version !== version) return refuse({ code: 'REGULATION_ITEM_CHANGED_MEANWHILE' });
  if (!isOfUnit(asked, unit)) return refuse({ code: 'REGULATION_VALUE_OUT_OF_UNIT', unit });
  const source = asked.source.trim();
  if (source === '') return refuse({ code: 'REGULATION_SOURCE_MISSING' });
  if (source.startsWith(PROPOSAL) && asked.status !== 'PLACEHOLDER') return refuse({ code: 'REGULATION_PROPOSAL_NOT_LAW' });
  return asked.reason.trim() === '' ? refuse({ code: 'REGULATION_REASON_MISSING' }) : accept(null);
}

/** How the source of an item begins that stands in no text. */
const PROPOSAL = 'Proposition';

function isOfUnit({ value, wording }: Pick<NewItem, 'value' | 'wording'>, unit: RegulationUnit): boolean {
  if (unit === 'TEXT') return value === null && wording !== null && wording.trim() !== '';
  if (value === null || wording !== null || !Number.isInteger(value) || value < 0) return false;
  if (unit === 'PERCENT') return value <= 100;
  return unit !== 'MONTH_DAY' || isDayOfYear(Math.floor(value / 100), value % 100);
}

/** Any year has a 29 February for this purpose: it is the last day of that month in one that has none. */
const LEAP = 2024;

const isDayOfYear = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(LEAP, month, 0)).getUTCDate();

/** How sure a whole regulation is: as its least sure item. */
export const leastSure = (statuses: readonly Sureness[]): Sureness => SURENESS.findLast((status) => statuses.includes(status)) ?? 'CONFIRMED';
