import { type Assessment, assessmentOf } from '@mirex/schema/assessment';
import type { AccreditationFact } from '@mirex/schema/edition';

import type { RouteName } from '../enrolment/access.rules.ts';

/** Where and how somebody is taught, as far as it decides how they are assessed. */
export interface Taught {
  readonly route: RouteName;
  readonly speciality: string;
  readonly diploma: string;
  /** Of the establishment. */
  readonly sector: string;
  /** Of the establishment; other specialities' are left out here. */
  readonly accreditations: readonly AccreditationFact[];
  /** ISO date: the day on which accreditations count. */
  readonly on: string;
}

/** Adults are assessed wholly during the course where the centre is accredited for it. */
const WHOLLY_IN_CCF: ReadonlySet<string> = new Set(['CAPA']);

/**
 * Whether papers are assessed as their regulation says, all of them by terminal papers, or all of them during the course.
 *
 * Source: CRPM, art. D811-148-1, in force from 2025-12-20 (CAPa); art. D811-139-5, in force (BTSA in semesters).
 */
export function assessmentFor({ route, speciality, diploma, sector, accreditations, on }: Taught): Assessment | 'ALL_CCF' {
  const held = accreditations.filter((one) => (one.speciality === null || one.speciality === speciality) && one.from <= on && on <= one.to);
  const assessed = assessmentOf(route, sector, held.length > 0);
  if (assessed === 'ALL_TERMINAL') return assessed;
  const wholly = held.some(({ kind }) => kind === 'SEMESTERS') || (route === 'ADULT_TRAINING' && WHOLLY_IN_CCF.has(diploma));
  return wholly ? 'ALL_CCF' : assessed;
}
