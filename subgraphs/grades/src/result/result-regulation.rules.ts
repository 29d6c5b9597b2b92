import type { RegulationFact } from '@mirex/schema/edition';
import { ruleOf, type RuledBy } from '@mirex/schema/regulation';
import { coversSession } from '@mirex/schema/session-range';

/** The numbers that decide a result, in hundredths of a point; null: this diploma has no such rule. */
export interface ResultRegulation {
  readonly passAverage: number;
  /** From here up to the pass average the jury may add points. */
  readonly juryRangeFrom: number | null;
  readonly eliminatoryProfessionalMarkBelow: number | null;
  readonly eliminatoryProfessionalAverageBelow: number | null;
  /** Least average of the terminal papers. */
  readonly firstGroupAverageFrom: number | null;
  readonly secondGroupFrom: number | null;
  /** Least average of the papers of professional practice for the second group. */
  readonly secondGroupPracticeFrom: number | null;
  /** Percent of the control mark in the average after it; null: the better of two marks counts in each paper sat again. */
  readonly controlPercent: number | null;
  readonly optionalPointsAbove: number | null;
  readonly optionalPapersAtMost: number | null;
  /** What an unjustified absence counts; null: who is absent has no diploma. */
  readonly unjustifiedAbsenceMark: number | null;
  readonly honours: readonly HonoursFrom[];
  readonly honoursWithKeptMarks: boolean;
  readonly failedCertificateFrom: number | null;
  readonly blockCertificateFrom: number | null;
  /** Whether the file of a candidate must be looked at before they fail. */
  readonly filesExamined: boolean;
  /** Names of the items above that are not confirmed in their text: a result that rests on them says so. */
  readonly toBeChecked: readonly string[];
}

export type Honours = 'AB' | 'B' | 'TB' | 'TB_FEL';

export interface HonoursFrom {
  readonly honours: Honours;
  readonly from: number;
}

/** From the lowest to the highest. */
const HONOURS: readonly (readonly [Honours, string])[] = [['AB', 'HONOURS_AB'], ['B', 'HONOURS_B'], ['TB', 'HONOURS_TB'], ['TB_FEL', 'HONOURS_TB_FEL']];

/** Reads the regulation of a diploma's session from an edition; undefined when it does not even say the pass average. */
export function resultRegulation(facts: readonly RegulationFact[], by: RuledBy): ResultRegulation | undefined {
  const used: { readonly name: string; readonly status: string }[] = [];
  const number = (name: string): number | null => {
    const item = ruleOf(facts, by, name);
    if (item?.value == null) return null;
    used.push(item);
    return item.value;
  };
  const passAverage = number('PASS_AVERAGE');
  if (passAverage === null) return undefined;
  const regulation = {
    passAverage,
    juryRangeFrom: number('JURY_RANGE_FROM'),
    eliminatoryProfessionalMarkBelow: number('ELIMINATORY_PROFESSIONAL_MARK_BELOW'),
    eliminatoryProfessionalAverageBelow: number('ELIMINATORY_PROFESSIONAL_AVERAGE_BELOW'),
    firstGroupAverageFrom: number('FIRST_GROUP_AVERAGE_FROM'),
    secondGroupFrom: number('SECOND_GROUP_FROM'),
    secondGroupPracticeFrom: number('SECOND_GROUP_PRACTICE_MARK_FROM'),
    controlPercent: number('SECOND_GROUP_CONTROL_WEIGHT'),
    optionalPointsAbove: number('OPTIONAL_POINTS_ABOVE'),
    optionalPapersAtMost: number('OPTIONAL_PAPERS_AT_MOST'),
    unjustifiedAbsenceMark: number('UNJUSTIFIED_ABSENCE_MARK'),
    honours: HONOURS.flatMap(([honours, name]) => {
      const from = number(name);
      return from === null ? [] : [{ honours, from }];
    }),
    honoursWithKeptMarks: number('HONOURS_WITH_KEPT_MARKS') !== 0,
    failedCertificateFrom: number('FAILED_CERTIFICATE_FROM'),
    blockCertificateFrom: number('BLOCK_CERTIFICATE_FROM'),
    filesExamined: number('FILES_EXAMINED_BEFORE_FAILING') === 1,
  };
  return { ...regulation, toBeChecked: used.filter(({ status }) => status !== 'CONFIRMED').map(({ name }) => name).toSorted() };
}

/**
 * Which part of a diploma's rules a speciality is examined by in a session, as `RuledBy` names it; null when the diploma
 * has but one. A speciality that no regulation names as renovated by then is examined by the other.
 */
export function scopeOf(facts: readonly RegulationFact[], { diploma, speciality, session }: { readonly diploma: string; readonly speciality: string; readonly session: number }): string | null {
  const parts = facts.filter((fact) => fact.diploma === diploma && fact.scope !== null && coversSession(fact, session));
  const renovated = parts.find(({ items }) => items.some(({ name, value }) => name === `RENOVATED_FROM.${speciality}` && value !== null && value <= session));
  return (renovated ?? parts.find(({ items }) => !items.some(({ name }) => name.startsWith('RENOVATED_FROM.'))))?.scope ?? null;
}
