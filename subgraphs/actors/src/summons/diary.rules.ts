/** When on its day a mission takes place. */
export enum HalfDay {
  MORNING = 'MORNING',
  AFTERNOON = 'AFTERNOON',
  DAY = 'DAY',
}

/** One actor, one date, one half of it: what can be given to one summons only. */
export interface Slot {
  readonly actorId: string;
  /** ISO date. */
  readonly date: string;
  readonly half: 'MORNING' | 'AFTERNOON';
}

/** The halves that a mission takes of its actor's day. */
export function slotsOf({ actorId, date, halfDay }: { readonly actorId: string; readonly date: string; readonly halfDay: HalfDay }): Slot[] {
  const halves = halfDay === HalfDay.DAY ? (['MORNING', 'AFTERNOON'] as const) : ([halfDay] as const);
  return halves.map((half) => ({ actorId, date, half }));
}

/** A slot as one text, to look it up by. */
export const slotKey = ({ actorId, date, half }: Slot): string => `${actorId}/${date}/${half}`;
