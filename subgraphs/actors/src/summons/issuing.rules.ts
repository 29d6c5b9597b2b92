import type { PaperFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type HalfDay, slotKey, slotsOf } from './diary.rules.ts';
import type { MissionsRefusal } from './yearly-missions.rules.ts';

/** What an actor is summoned for, and later paid for. */
export enum Activity {
  EXAMINER_SESSION = 'EXAMINER_SESSION',
  SCRIPT_MARKING = 'SCRIPT_MARKING',
  CHAIR_OR_DEPUTY_CHAIR = 'CHAIR_OR_DEPUTY_CHAIR',
  CENTRE_HEAD = 'CENTRE_HEAD',
  INVIGILATION = 'INVIGILATION',
  /** A jury's or a commission's, beside the papers. */
  MEETING = 'MEETING',
}

/** A mission as it is asked for. */
export interface Mission {
  readonly actorId: string;
  readonly session: number;
  readonly activity: Activity;
  readonly specialityCode: string | null;
  readonly paperCode: string | null;
  readonly sittingId: string | null;
  /** Where it is done when there is no sitting. */
  readonly centreId?: string | null;
  /** ISO date. */
  readonly date: string;
  readonly halfDay: HalfDay;
  /** Scripts to mark, or sessions of four hours. */
  readonly quantity: number;
  /** As the letter says it. */
  readonly place?: string | null;
  /** `08:00`, by the clock of the place. */
  readonly startsAt?: string | null;
}

export type IssuingRefusal =
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'ACTOR_NOT_LENT'; readonly date: string }
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number }
  | { readonly code: 'SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'PAPER_OF_ANOTHER_SPECIALITY'; readonly given: string; readonly speciality: string }
  | { readonly code: 'QUANTITY_OUT_OF_RANGE'; readonly given: number; readonly largest: number }
  | { readonly code: 'TIME_MALFORMED'; readonly given: string }
  | { readonly code: 'SUMMONS_OVERLAPS'; readonly date: string; readonly half: string }
  | MissionsRefusal
  | { readonly code: 'IDEMPOTENCY_KEY_EMPTY' }
  | { readonly code: 'IDEMPOTENCY_KEY_REUSED'; readonly key: string };

/** What a mission is checked against. */
export interface IssuingFacts {
  readonly actors: ReadonlySet<string>;
  readonly sessions: ReadonlySet<number>;
  readonly specialities: ReadonlySet<string>;
  readonly papers: ReadonlyMap<string, PaperFact>;
  /** Half-days that are given away, as `slotKey` writes them. */
  readonly taken: ReadonlySet<string>;
  readonly largestQuantity: number;
  /** Half-days that other MIREX have lent, of their actors whom this one has borrowed; others need none. */
  readonly lent?: { readonly actors: ReadonlySet<string>; readonly slots: ReadonlySet<string> } | undefined;
}

/**
 * Whether an actor can be summoned for a mission.
 *
 * A half-day is given once, whatever the session and the activity: nobody is in two places.
 */
export function checkMission<Asked extends Mission>(mission: Asked, facts: IssuingFacts): Outcome<Asked, IssuingRefusal> {
  const { actorId, session, quantity } = mission;
  const { largestQuantity: largest } = facts;
  if (!facts.actors.has(actorId)) return refuse({ code: 'ACTOR_UNKNOWN' });
  if (!facts.sessions.has(session)) return refuse({ code: 'SESSION_UNKNOWN', given: session });
  const subject = checkSubject(mission, facts);
  if (!subject.ok) return subject;
  if (quantity < 1 || quantity > largest) return refuse({ code: 'QUANTITY_OUT_OF_RANGE', given: quantity, largest });
  if (mission.startsAt != null && !TIME.test(mission.startsAt)) return refuse({ code: 'TIME_MALFORMED', given: mission.startsAt });
  const { lent } = facts;
  if (lent?.actors.has(actorId) === true && !slotsOf(mission).every((slot) => lent.slots.has(slotKey(slot)))) return refuse({ code: 'ACTOR_NOT_LENT', date: mission.date });
  const overlap = slotsOf(mission).find((slot) => facts.taken.has(slotKey(slot)));
  return overlap ? refuse({ code: 'SUMMONS_OVERLAPS', date: overlap.date, half: overlap.half }) : accept(mission);
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function checkSubject({ specialityCode, paperCode }: Mission, { specialities, papers }: IssuingFacts): Outcome<true, IssuingRefusal> {
  if (specialityCode !== null && !specialities.has(specialityCode)) return refuse({ code: 'SPECIALITY_UNKNOWN', given: specialityCode });
  if (paperCode === null) return accept(true);
  const paper = papers.get(paperCode);
  if (!paper) return refuse({ code: 'PAPER_UNKNOWN', given: paperCode });
  return paper.speciality === specialityCode ? accept(true) : refuse({ code: 'PAPER_OF_ANOTHER_SPECIALITY', given: paperCode, speciality: specialityCode ?? '—' });
}

const COMPARED = ['actorId', 'session', 'activity', 'specialityCode', 'paperCode', 'sittingId', 'centreId', 'date', 'halfDay', 'quantity', 'place', 'startsAt'] as const;

/** Whether a mission asked for again under the same key is the same one: then the first answer is given again. */
export const isSameMission = (a: Mission, b: Mission): boolean => COMPARED.every((name) => (a[name] ?? null) === (b[name] ?? null));
