/** How the candidates of an establishment are assessed in papers whose mode is CCF. */
export type Assessment = 'CCF' | 'ALL_TERMINAL';

/**
 * Whether candidates are assessed during the course: by right at school in public or contracted establishments, by
 * accreditation in apprenticeship and adult training, otherwise by terminal papers alone.
 *
 * Source: CRPM, art. D811-148-1 (CAPa) and D811-139-5 (BTSA), in force.
 */
export function assessmentOf(route: string, sector: string, accredited: boolean): Assessment {
  if (sector === 'PRIVATE_NO_CONTRACT' || TAUGHT_NOWHERE.has(route)) return 'ALL_TERMINAL';
  if (route === 'SCHOOL') return sector === 'PUBLIC' || sector === 'PRIVATE_UNDER_CONTRACT' ? 'CCF' : 'ALL_TERMINAL';
  return accredited ? 'CCF' : 'ALL_TERMINAL';
}

const TAUGHT_NOWHERE: ReadonlySet<string> = new Set(['DISTANCE', 'INDIVIDUAL', 'PRIVATE_NO_CONTRACT']);
