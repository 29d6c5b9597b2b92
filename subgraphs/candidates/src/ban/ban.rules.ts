import { addDays, type Day } from '@mirex/schema/day';

/** A ban that the nation is to record. Days are ISO, both included. */
export interface BanToTell {
  readonly from: Day;
  readonly until: Day;
}

/** PENDING: the nation has not answered yet. REFUSED: it will not record it, and says why; a person has to look. */
export type BanStateName = 'PENDING' | 'RECORDED' | 'REFUSED';

/**
 * The days of a ban: from the day on which nothing can be said against it any more, up to the day before that from which exams
 * may be sat again. Null when it is over before it begins to hold.
 *
 * @param bannedUntil as the case says it: the first day without the ban; null: there is none.
 *
 * Source: CRPM, art. D811-174, 2°, in force from 2025-03-23.
 */
export function banDays(finalOn: Day, bannedUntil: Day | null): BanToTell | null {
  if (bannedUntil === null) return null;
  const until = addDays(bannedUntil, -1);
  return until < finalOn ? null : { from: finalOn, until };
}

export interface EnrolmentUnderBan {
  readonly session: number;
  /** ISO date on which its papers begin, by its calendar. */
  readonly papersFrom: Day;
}

/**
 * Whether a sanction ends an accepted enrolment: that of the case when its exam is void, any later one whose papers begin while
 * the ban runs. The session of a fraud in a paper is the jury's to decide.
 *
 * Source: CRPM, art. D811-174, in force from 2025-03-23.
 */
export function isBarred({ session, papersFrom }: EnrolmentUnderBan, own: boolean, examVoid: boolean, caseSession: number, ban: BanToTell | null): boolean {
  if (own) return examVoid;
  return ban !== null && session > caseSession && papersFrom <= ban.until;
}
