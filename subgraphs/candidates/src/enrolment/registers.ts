import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';

import { phasesBegun, type Placed } from '../calendar/calendar.ts';

const STAFF: ReadonlySet<string> = new Set(['HEAD', 'UNIT', 'TRANS', 'SYSTEM']);

export const isStaff = ({ caller, owner }: Pick<Context, 'caller' | 'owner'>): boolean => rolesAt(caller, owner).some((role) => STAFF.has(role));

/**
 * When the registers closed to the caller where each enrolment is, as ISO 8601; undefined while they are open. The staff of the MIREX
 * may still correct what the registers missed.
 */
export async function closedFor(context: Context): Promise<(enrolment: Placed) => string | undefined> {
  return isStaff(context) ? () => undefined : phasesBegun('ENROLMENT_CLOSED', context);
}
