import { ownerOf } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** One enrolment that wants its speciality for a person and a session. */
export interface LockEntry {
  /** Keyed hash of the person's identifiers, 64 hexadecimal digits: the nation knows no more of them. */
  readonly personKey: string;
  /** Formation code. */
  readonly speciality: string;
  readonly enrolmentId: string;
  /** The enrolment whose reservation this one takes over: that of the MIREX from which a candidate is transferred. */
  readonly replaces?: string | null | undefined;
}

/** The reservation of a session that a person holds. */
export interface HeldLock {
  readonly personKey: string;
  readonly heldFor: string;
  readonly speciality: string;
  readonly mirex: string;
  readonly enrolmentId: string;
}

export type LockAnswer =
  | { readonly answer: 'RESERVED' }
  | { readonly answer: 'HELD_ELSEWHERE'; readonly mirex: string; readonly speciality: string }
  | { readonly answer: 'BANNED'; readonly until: string }
  | { readonly answer: 'SPECIALITY_UNKNOWN' };

export type LockRefusal =
  | { readonly code: 'PERSON_KEY_MALFORMED'; readonly place: number }
  | { readonly code: 'LOCK_OF_ANOTHER_MIREX'; readonly place: number }
  | { readonly code: 'LOCK_MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'LOCK_TOO_MANY'; readonly given: number; readonly most: number };

/** More than the largest pre-registration file. */
export const MOST_ENTRIES = 10_000;

const PERSON_KEY = /^[0-9a-f]{64}$/;

export const isPersonKey = (text: string): boolean => PERSON_KEY.test(text);

/** Whether a request can be read at all: keys that are hashes, enrolments of the MIREX that asks. Places count from 1. */
export function checkEntries(mirex: string, entries: readonly LockEntry[]): Outcome<readonly LockEntry[], LockRefusal> {
  if (entries.length > MOST_ENTRIES) return refuse({ code: 'LOCK_TOO_MANY', given: entries.length, most: MOST_ENTRIES });
  const badKey = entries.findIndex(({ personKey }) => !isPersonKey(personKey));
  if (badKey >= 0) return refuse({ code: 'PERSON_KEY_MALFORMED', place: badKey + 1 });
  const foreign = entries.findIndex(({ enrolmentId }) => ownerOf(enrolmentId) !== mirex);
  return foreign >= 0 ? refuse({ code: 'LOCK_OF_ANOTHER_MIREX', place: foreign + 1 }) : accept(entries);
}

/**
 * What a reservation excludes: every other speciality of the diploma where the regulation allows one a session, else the
 * same speciality twice.
 *
 * @param limited diplomas of which a person may present one speciality a session.
 *
 * Source: CRPM, art. D811-148-4 (CAPa), in force from 2015-09-01; art. D811-141 (BTSA), in force from 2022-09-01.
 */
export const heldFor = (speciality: { readonly code: string; readonly diploma: string }, limited: ReadonlySet<string>): string =>
  (limited.has(speciality.diploma) ? speciality.diploma : speciality.code);

/** The key under which a person's reservations exclude each other. */
export const lockKey = ({ personKey, heldFor: excluded }: Pick<HeldLock, 'personKey' | 'heldFor'>): string => `${personKey} ${excluded}`;

/** What an entry is answered, given who holds its key now and until when its person is banned. */
export function answerOf(entry: LockEntry, holder: HeldLock | undefined, bannedUntil: string | undefined): LockAnswer {
  if (bannedUntil !== undefined) return { answer: 'BANNED', until: bannedUntil };
  if (!holder) return { answer: 'SPECIALITY_UNKNOWN' };
  if (holder.enrolmentId === entry.enrolmentId) return { answer: 'RESERVED' };
  return { answer: 'HELD_ELSEWHERE', mirex: holder.mirex, speciality: holder.speciality };
}
