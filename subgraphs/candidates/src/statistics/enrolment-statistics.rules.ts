import type { EnrolmentStateName } from '../enrolment/enrolment.rules.ts';

/**
 * Enrolments that lead nowhere any more here. Somebody who moved is enrolled once in each MIREX: without these, they count
 * once in the nation.
 */
export const ENDED: readonly EnrolmentStateName[] = ['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'];

/** What enrolments can be grouped by, in the order in which groups are sorted. */
export const DIMENSIONS = ['diploma', 'speciality', 'establishment', 'sector', 'sex', 'route', 'state', 'mirex'] as const;

export type Dimension = (typeof DIMENSIONS)[number];
