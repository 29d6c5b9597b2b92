import type { GlobalId } from '@mirex/schema/global-id';

import type { TakenSeat } from '../allocation/seats.rules.ts';
import type { Limit, Site } from './groups.rules.ts';

interface Room {
  readonly code: string;
  readonly capacity: number;
  readonly accessible: boolean;
  readonly equipment: readonly string[];
}

interface Sat {
  readonly paper: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly requires: readonly string[];
}

interface CentreFact {
  readonly id: GlobalId;
  readonly venue: string;
  readonly rooms: readonly Room[];
  readonly sittings: readonly Sat[];
}

const total = (rooms: readonly Room[]): number => rooms.reduce((seats, { capacity }) => seats + capacity, 0);

/**
 * What a centre takes, hour by hour: at each start of a sitting, the papers that are sat then share its rooms. Where a paper
 * asks for equipment, the rooms that have it are a limit of their own.
 *
 * @param held seats of the venue that stay where they are.
 */
export function siteOf(centre: CentreFact, held: readonly TakenSeat[]): Site {
  const { id, venue, rooms, sittings } = centre;
  const smallestRoom = Math.min(...rooms.map(({ capacity }) => capacity));
  const starts = [...new Set(sittings.map(({ startsAt }) => startsAt))];
  const shared = starts.map((start): Limit => {
    const now = sittings.filter(({ startsAt, endsAt }) => startsAt <= start && start < endsAt);
    return limitOf(new Set(now.map(({ paper }) => paper)), rooms, heldAt(held, start));
  });
  const equipped = sittings.filter(({ requires }) => requires.length > 0).map(({ paper, requires, startsAt }): Limit =>
    limitOf(new Set([paper]), rooms.filter(({ equipment }) => requires.every((one) => equipment.includes(one))), heldAt(held, startsAt)));
  return { centreId: id, venue, papers: new Set(sittings.map(({ paper }) => paper)), limits: [...shared, ...equipped], smallestRoom };
}

/** A centre to which candidates are assigned without a seat: a jury's, or one that digitises. It takes as many as its rooms. */
export const officeOf = ({ id, venue, rooms }: CentreFact): Site => ({
  centreId: id, venue, papers: null, limits: [limitOf(new Set(), rooms, [])], smallestRoom: 1,
});

const heldAt = (held: readonly TakenSeat[], start: number): TakenSeat[] => held.filter(({ startsAt, endsAt }) => startsAt <= start && start < endsAt);

function limitOf(papers: ReadonlySet<string>, rooms: readonly Room[], held: readonly TakenSeat[]): Limit {
  const lost = (of: readonly Room[]): number => of.reduce((seats, { code, capacity }) => {
    const here = held.filter(({ room }) => room === code);
    return seats + (here.some(({ alone }) => alone) ? capacity : here.length);
  }, 0);
  const accessible = rooms.filter((room) => room.accessible);
  const entered = new Set(held.map(({ room }) => room));
  return {
    papers, seats: total(rooms) - lost(rooms), accessibleSeats: total(accessible) - lost(accessible), rooms: rooms.filter(({ code }) => !entered.has(code)).length,
  };
}
