/** A measure that a candidate has a right to in one paper; never why. */
export interface Measure {
  /** `SEPARATE_ROOM`, `EXTRA_TIME_WRITTEN`… */
  readonly code: string;
  /** Minutes for each hour of the paper; null for any measure that gives no time. */
  readonly extraMinutesPerHour: number | null;
}

/** The formats that a subject is printed or recorded in. */
export type SubjectFormat = 'NORMAL' | 'A3' | 'POINTS_16' | 'POINTS_20' | 'BRAILLE' | 'AUDIO';

/** What a candidate's measures ask of the place where a paper is sat. */
export interface Need {
  /** A room to oneself. */
  readonly alone: boolean;
  /** A room that a wheelchair user can sit in. */
  readonly accessible: boolean;
  readonly extraMinutesPerHour: number;
  /** Never NORMAL. */
  readonly formats: readonly SubjectFormat[];
}

const NO_NEED: Need = { alone: false, accessible: false, extraMinutesPerHour: 0, formats: [] };

/** Who is helped by somebody who speaks, or who speaks themselves, disturbs a room. */
const ALONE = /^(SEPARATE_ROOM|SCRIBE|READER|READER_SCRIBE|SECRETARY_READER|SECRETARY_SCRIBE|REPHRASING|REFORMULATION|SIGN_LANGUAGE.*|LSF.*|AUDIO.*)$/;
const ACCESSIBLE = /^(ACCESSIBLE_ROOM|WHEELCHAIR.*)$/;
const FORMATS: readonly (readonly [RegExp, SubjectFormat])[] = [
  [/A3$/, 'A3'], [/_16(PT|_POINTS)?$/, 'POINTS_16'], [/_20(PT|_POINTS)?$/, 'POINTS_20'], [/^(SUBJECT_)?BRAILLE/, 'BRAILLE'], [/^(SUBJECT_)?AUDIO/, 'AUDIO'],
];

/** Which grants of time hold where: what is given for the written paper does not lengthen an oral. */
const TIME: Readonly<Record<'WRITTEN' | 'SPOKEN', RegExp>> = {
  WRITTEN: /^EXTRA_TIME(_WRITTEN|_THIRD)?$/,
  SPOKEN: /^EXTRA_TIME(_ORAL|_PRACTICAL|_PREPARATION|_THIRD)?$/,
};

/**
 * What the measures of one paper come to. A measure that asks nothing of the room (a computer of one's own, a dictionary)
 * changes nothing here; it stands in the list that the head of the centre reads.
 *
 * Source: Code rural et de la pêche maritime, art. D815-3, in force from 2025-12-11.
 */
export function needOf(measures: readonly Measure[], how: 'WRITTEN' | 'SPOKEN' = 'WRITTEN'): Need {
  if (measures.length === 0) return NO_NEED;
  const codes = measures.map(({ code }) => code);
  return {
    alone: codes.some((code) => ALONE.test(code)),
    accessible: codes.some((code) => ACCESSIBLE.test(code)),
    extraMinutesPerHour: Math.max(0, ...measures.filter(({ code }) => TIME[how].test(code)).map(({ extraMinutesPerHour }) => extraMinutesPerHour ?? 0)),
    formats: [...new Set(codes.flatMap((code) => FORMATS.filter(([pattern]) => pattern.test(code)).map(([, format]) => format)))].toSorted(),
  };
}

const MINUTE = 60_000;

/** When a candidate's own time ends, in milliseconds since 1970: extra minutes are counted up, to the candidate's advantage. */
export const ownEnd = ({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }, extraMinutesPerHour: number): number =>
  endsAt + Math.ceil(((endsAt - startsAt) / MINUTE) * (extraMinutesPerHour / 60)) * MINUTE;
