import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { overlap, type Span } from '../allocation/allocation.rules.ts';

export type OralRefusal =
  | { readonly code: 'POST_CENTRE_UNKNOWN'; readonly given: string }
  | { readonly code: 'POST_CENTRE_NOT_FOR_ORALS'; readonly kind: string }
  | { readonly code: 'POST_ROOM_UNKNOWN'; readonly given: string }
  | { readonly code: 'POST_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'POST_OUT_OF_CALENDAR'; readonly from: string; readonly until: string }
  | { readonly code: 'POST_TOO_SHORT'; readonly minutes: number; readonly needed: number }
  | { readonly code: 'POST_OVERLAPS'; readonly room: string }
  | { readonly code: 'SLOTS_WITHOUT_POST'; readonly paper: string }
  | { readonly code: 'SLOTS_TOO_FEW'; readonly candidates: number; readonly left: number }
  | { readonly code: 'SLOT_UNKNOWN'; readonly given: string }
  | { readonly code: 'SLOT_POST_UNKNOWN'; readonly given: string }
  | { readonly code: 'SLOT_NOT_FREE' };

/** A jury's table for one half-day: candidates come to it one after the other. */
export interface Post extends Span {
  readonly id: GlobalId;
  /** Minutes of the paper, preparation included, for a candidate without extra time. */
  readonly slotMinutes: number;
  readonly taken: readonly Span[];
}

/** A candidate to be heard. */
export interface Heard {
  readonly enrolmentId: GlobalId;
  /** For each hour of the paper. */
  readonly extraMinutesPerHour: number;
  /** What else they sit. */
  readonly busy: readonly Span[];
}

export interface NewSlot extends Span {
  readonly enrolmentId: GlobalId;
  readonly postId: GlobalId;
}

const MINUTE = 60_000;

/** How long a candidate is heard: the paper and its extra time, counted up. */
export const minutesOf = (slotMinutes: number, extraMinutesPerHour: number): number => slotMinutes + Math.ceil((slotMinutes * extraMinutesPerHour) / 60);

/** Whether a post can be opened: in the schedule, longer than one slot, in a room that is free. */
export function checkPost(
  post: Span & { readonly room: string; readonly slotMinutes: number }, others: readonly Span[], windows: readonly { readonly startsAt: string; readonly endsAt: string }[],
): Outcome<true, OralRefusal> {
  const minutes = (post.endsAt - post.startsAt) / MINUTE;
  if (!(post.slotMinutes > 0) || minutes < post.slotMinutes) return refuse({ code: 'POST_TOO_SHORT', minutes, needed: post.slotMinutes });
  const [first] = windows;
  if (first && !windows.some(({ startsAt, endsAt }) => Date.parse(startsAt) <= post.startsAt && post.endsAt <= Date.parse(endsAt))) return refuse({ code: 'POST_OUT_OF_CALENDAR', from: first.startsAt, until: first.endsAt });
  return others.some((other) => overlap(other, post)) ? refuse({ code: 'POST_OVERLAPS', room: post.room }) : accept(true);
}

/**
 * Gives each candidate the first slot that is long enough and at which nothing else is sat: posts by their start, slots without
 * a gap. All of the candidates or none.
 */
export function assignSlots(candidates: readonly Heard[], posts: readonly Post[]): Outcome<NewSlot[], OralRefusal> {
  const order = posts.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  const taken = new Map(order.map(({ id, taken: of }) => [id, [...of]]));
  const slots: NewSlot[] = [];
  for (const candidate of candidates) {
    const slot = order.map((post) => firstSlot(candidate, post, taken.get(post.id) ?? [])).find((found) => found !== null);
    if (!slot) continue;
    slots.push(slot);
    taken.get(slot.postId)?.push(slot);
  }
  return slots.length === candidates.length ? accept(slots) : refuse({ code: 'SLOTS_TOO_FEW', candidates: candidates.length, left: candidates.length - slots.length });
}

/** The first time of a post, from its start or the end of another slot, at which the candidate can be heard. */
function firstSlot({ enrolmentId, extraMinutesPerHour, busy }: Heard, post: Post, taken: readonly Span[]): NewSlot | null {
  const length = minutesOf(post.slotMinutes, extraMinutesPerHour) * MINUTE;
  const starts = [post.startsAt, ...[...taken, ...busy].map(({ endsAt }) => endsAt)].filter((start) => start >= post.startsAt && start + length <= post.endsAt).toSorted((a, b) => a - b);
  const startsAt = starts.find((start) => ![...taken, ...busy].some((other) => overlap(other, { startsAt: start, endsAt: start + length })));
  return startsAt === undefined ? null : { enrolmentId, postId: post.id, startsAt, endsAt: startsAt + length };
}

/**
 * The time at which one candidate can be heard at a post.
 *
 * @param startsAt the one that is wanted; null: the first.
 */
export function slotAt(candidate: Heard, post: Post, startsAt: number | null): Outcome<NewSlot, OralRefusal> {
  if (startsAt === null) {
    const first = firstSlot(candidate, post, post.taken);
    return first ? accept(first) : refuse({ code: 'SLOT_NOT_FREE' });
  }
  const wanted = { startsAt, endsAt: startsAt + minutesOf(post.slotMinutes, candidate.extraMinutesPerHour) * MINUTE };
  const held = post.startsAt <= wanted.startsAt && wanted.endsAt <= post.endsAt && ![...post.taken, ...candidate.busy].some((other) => overlap(other, wanted));
  return held ? accept({ ...wanted, enrolmentId: candidate.enrolmentId, postId: post.id }) : refuse({ code: 'SLOT_NOT_FREE' });
}
