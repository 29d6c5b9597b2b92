import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { SubjectFormat } from '../enrolment/measure.rules.ts';

/** SM-SUBJECT, from the print to the room: what is a MIREX's. The subject's own life before is the nation's. */
export type CustodyStateName = 'PACKED' | 'IN_TRANSIT' | 'IN_SAFE' | 'OPENED' | 'USED' | 'WITHDRAWN';

/** Which state may follow which: a step that is left out is a gap in the chain. */
const NEXT_CUSTODY_STATES: Readonly<Record<CustodyStateName, readonly CustodyStateName[]>> = {
  PACKED: ['IN_TRANSIT', 'WITHDRAWN'],
  IN_TRANSIT: ['IN_SAFE', 'WITHDRAWN'],
  IN_SAFE: ['OPENED', 'IN_TRANSIT', 'WITHDRAWN'],
  OPENED: ['USED', 'WITHDRAWN'],
  USED: [],
  WITHDRAWN: [],
};

export type CustodyRefusal =
  | { readonly code: 'PACKAGE_UNKNOWN'; readonly given: string }
  | { readonly code: 'PACKAGE_NUMBER_TAKEN'; readonly given: string }
  | { readonly code: 'PACKAGE_NUMBER_MISSING' }
  | { readonly code: 'PACKAGE_COPIES'; readonly given: number }
  | { readonly code: 'PACKAGE_SITTING_UNKNOWN'; readonly given: string }
  | { readonly code: 'PACKAGE_FORMAT_NOT_GRANTED'; readonly format: string }
  | { readonly code: 'PACKAGE_OF_ANOTHER_CENTRE' }
  | { readonly code: 'CUSTODY_GAP'; readonly from: CustodyStateName; readonly to: CustodyStateName }
  | { readonly code: 'CUSTODY_OPENED_TWICE' }
  | { readonly code: 'CUSTODY_OPENED_EARLY'; readonly startsAt: string }
  | { readonly code: 'CUSTODY_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number };

/** Whether a package can be made. @param granted formats that some candidate of the sitting has a right to. */
export function checkPackage(
  { number, format, copies }: { readonly number: string; readonly format: SubjectFormat; readonly copies: number }, granted: ReadonlySet<string>,
): Outcome<true, CustodyRefusal> {
  if (!number.trim()) return refuse({ code: 'PACKAGE_NUMBER_MISSING' });
  if (!(Number.isInteger(copies) && copies > 0)) return refuse({ code: 'PACKAGE_COPIES', given: copies });
  return format === 'NORMAL' || granted.has(format) ? accept(true) : refuse({ code: 'PACKAGE_FORMAT_NOT_GRANTED', format });
}

export interface Step {
  readonly to: CustodyStateName;
  readonly version: number;
  /** Where whoever acts has it in hand; null: on the way. */
  readonly centre: string | null;
}

/**
 * Whether a package may go one step further: no step left out, in its own centre, and opened once and not before the hour.
 *
 * @param held the package, its centre, and when its sitting starts.
 */
export function checkStep(held: { readonly state: CustodyStateName; readonly version: number; readonly centre: string; readonly startsAt: Date }, { to, version, centre }: Step, now: Date): Outcome<true, CustodyRefusal> {
  if (centre !== null && centre !== held.centre) return refuse({ code: 'PACKAGE_OF_ANOTHER_CENTRE' });
  if (to === 'OPENED' && (held.state === 'OPENED' || held.state === 'USED')) return refuse({ code: 'CUSTODY_OPENED_TWICE' });
  if (held.version !== version) return refuse({ code: 'CUSTODY_CHANGED_MEANWHILE', seen: version, found: held.version });
  if (!NEXT_CUSTODY_STATES[held.state].includes(to)) return refuse({ code: 'CUSTODY_GAP', from: held.state, to });
  return to === 'OPENED' && now < held.startsAt ? refuse({ code: 'CUSTODY_OPENED_EARLY', startsAt: held.startsAt.toISOString() }) : accept(true);
}
