import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { HalfDay } from '../summons/diary.rules.ts';

/** Why everybody of a paper is summoned anew: its subject was compromised, and the backup is sat on another day. */
export interface Incident {
  /** The activation's id, the same in every MIREX: what was re-summoned under it is not re-summoned again. */
  readonly incident: string;
  readonly session: number;
  readonly paperCode: string;
  /** Missions of this day are touched; null: all of the paper. */
  readonly heldOn: string | null;
  /** ISO date of the new sitting. */
  readonly date: string;
  readonly halfDay: HalfDay;
  /** `14:00`, by the clock of the place; null: as the centre says. */
  readonly startsAt: string | null;
  /** IANA name of the clock by which the new day is not over; absent: that of the seat. */
  readonly timeZone?: string | undefined;
  /** What the letters say. */
  readonly reason: string;
  /** Only these missions; absent: all. */
  readonly activities?: readonly string[] | undefined;
  /** Only actors of these establishments; absent: of all. */
  readonly of?: readonly string[] | undefined;
  /** No actor of these establishments; absent: nobody is left out. */
  readonly notOf?: readonly string[] | undefined;
}

export type ResummonsRefusal =
  | { readonly code: 'INCIDENT_MALFORMED' }
  | { readonly code: 'PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'RESUMMONS_DATE_PAST'; readonly date: string }
  | { readonly code: 'TIME_MALFORMED'; readonly given: string }
  | { readonly code: 'REASON_EMPTY' };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether an incident says enough to write to everybody. @param today ISO date. */
export function checkIncident(asked: Incident, papers: ReadonlySet<string>, today: string): Outcome<Incident, ResummonsRefusal> {
  if (!/^[\w.:-]{8,100}$/.test(asked.incident)) return refuse({ code: 'INCIDENT_MALFORMED' });
  if (!papers.has(asked.paperCode)) return refuse({ code: 'PAPER_UNKNOWN', given: asked.paperCode });
  if (asked.date < today) return refuse({ code: 'RESUMMONS_DATE_PAST', date: asked.date });
  if (asked.startsAt !== null && !TIME.test(asked.startsAt)) return refuse({ code: 'TIME_MALFORMED', given: asked.startsAt });
  return asked.reason.trim() === '' ? refuse({ code: 'REASON_EMPTY' }) : accept(asked);
}

/** The halves of the new day. */
export const halvesOf = (halfDay: HalfDay): readonly ('MORNING' | 'AFTERNOON')[] => (halfDay === HalfDay.DAY ? ['MORNING', 'AFTERNOON'] : [halfDay]);
