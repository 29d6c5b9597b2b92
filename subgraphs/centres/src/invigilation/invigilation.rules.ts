import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { overlap, type Span } from '../allocation/allocation.rules.ts';

export interface Invigilator {
  readonly id: GlobalId;
  /** UAI; null: from outside the schools. */
  readonly establishment: string | null;
  /** MERGED: somebody else stands for them. */
  readonly state: string;
  /** Other duties of theirs: rooms, and candidates for whom they write or read. */
  readonly duties: readonly Span[];
}

/** What the regulation asks of invigilation. */
export interface InvigilationRules {
  readonly perRoom: number;
  /** Between two duties of one person. */
  readonly breakMinutes: number;
}

export type InvigilationRefusal =
  | { readonly code: 'INVIGILATION_SITTING_UNKNOWN'; readonly given: string }
  | { readonly code: 'INVIGILATION_ROOM_EMPTY'; readonly room: string }
  | { readonly code: 'INVIGILATION_RULES_UNKNOWN' }
  | { readonly code: 'INVIGILATORS_TOO_FEW'; readonly given: number; readonly least: number }
  | { readonly code: 'INVIGILATOR_TWICE'; readonly given: string }
  | { readonly code: 'INVIGILATOR_UNKNOWN'; readonly given: string }
  | { readonly code: 'INVIGILATION_OVERLAPS'; readonly given: string }
  | { readonly code: 'INVIGILATION_WITHOUT_BREAK'; readonly given: string; readonly minutes: number }
  | { readonly code: 'INVIGILATION_OF_OWN_PUPILS_ALONE' };

const MINUTE = 60_000;

/**
 * Whether these people can watch over a room.
 *
 * @param asked in the order in which they were named; undefined where nobody of that id is known.
 * @param pupils the schools of those who sit there.
 */
export function checkInvigilators(asked: readonly { readonly id: GlobalId; readonly known: Invigilator | undefined }[], duty: Span, pupils: readonly string[], { perRoom, breakMinutes }: InvigilationRules): Outcome<readonly Invigilator[], InvigilationRefusal> {
  if (asked.length < perRoom) return refuse({ code: 'INVIGILATORS_TOO_FEW', given: asked.length, least: perRoom });
  const known: Invigilator[] = [];
  for (const { id, known: one } of asked) {
    if (known.some((other) => other.id === id)) return refuse({ code: 'INVIGILATOR_TWICE', given: id });
    if (one?.state !== 'ACTIVE') return refuse({ code: 'INVIGILATOR_UNKNOWN', given: id });
    if (one.duties.some((other) => overlap(other, duty))) return refuse({ code: 'INVIGILATION_OVERLAPS', given: id });
    const rested = { startsAt: duty.startsAt - breakMinutes * MINUTE, endsAt: duty.endsAt + breakMinutes * MINUTE };
    if (one.duties.some((other) => overlap(other, rested))) return refuse({ code: 'INVIGILATION_WITHOUT_BREAK', given: id, minutes: breakMinutes });
    known.push(one);
  }
  // Nobody but teachers of the pupils who sit there.
  const own = known.every(({ establishment }) => establishment !== null && pupils.includes(establishment));
  return own && pupils.length > 0 ? refuse({ code: 'INVIGILATION_OF_OWN_PUPILS_ALONE' }) : accept(known);
}
