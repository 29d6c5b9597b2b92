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

/** Who is helped by somebody who speaks, or listens to the subject, disturbs a room: they have one to themselves. */
const ALONE: ReadonlySet<string> = new Set(['SEPARATE_ROOM', 'SCRIBE', 'READER', 'REPHRASING', 'SIGN_LANGUAGE', 'AUDIO']);
const ACCESSIBLE = 'ACCESSIBLE_ROOM';
const FORMATS: ReadonlyMap<string, SubjectFormat> = new Map([
  ['LARGE_PRINT_A3', 'A3'], ['LARGE_PRINT_16', 'POINTS_16'], ['LARGE_PRINT_20', 'POINTS_20'], ['BRAILLE', 'BRAILLE'], ['AUDIO', 'AUDIO'],
]);

/** Which grants of time hold where: what is given for the written paper does not lengthen an oral. */
const TIME: Readonly<Record<'WRITTEN' | 'SPOKEN', ReadonlySet<string>>> = {
  WRITTEN: new Set(['EXTRA_TIME_WRITTEN']),
  SPOKEN: new Set(['EXTRA_TIME_ORAL', 'EXTRA_TIME_PRACTICAL', 'EXTRA_TIME_PREPARATION']),
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
    alone: codes.some((code) => ALONE.has(code)),
    accessible: codes.includes(ACCESSIBLE),
    extraMinutesPerHour: Math.max(0, ...measures.filter(({ code }) => TIME[how].has(code)).map(({ extraMinutesPerHour }) => extraMinutesPerHour ?? 0)),
    formats: [...new Set(codes.flatMap((code) => FORMATS.get(code) ?? []))].toSorted(),
  };
}

const MINUTE = 60_000;

/** When a candidate's own time ends, in milliseconds since 1970: extra minutes are counted up, to the candidate's advantage. */
export const ownEnd = ({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }, extraMinutesPerHour: number): number =>
  endsAt + Math.ceil(((endsAt - startsAt) / MINUTE) * (extraMinutesPerHour / 60)) * MINUTE;
