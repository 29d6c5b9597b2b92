import type { RegulationUnit } from '@mirex/schema/edition';

/** How sure an item is; `PLACEHOLDER`: our proposal, in no text that we know. */
export type Status = 'CONFIRMED' | 'TO_BE_CHECKED' | 'PLACEHOLDER';

/** Name, unit, value (an integer in its unit; a sentence stands in words), status, source. */
export type Item = readonly [name: string, unit: RegulationUnit, value: number | string, status: Status, source: string];

export interface RegulationFacts {
  readonly code: string;
  readonly diplomaCode: string;
  readonly scope: string | null;
  readonly regionCode: string | null;
  readonly firstSession: number;
  readonly lastSession: number | null;
  readonly legalRefs: readonly string[];
  readonly items: readonly Item[];
}
