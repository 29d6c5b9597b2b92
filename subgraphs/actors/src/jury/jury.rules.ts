import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export enum JuryState {
  /** Being put together. */
  DRAFT = 'DRAFT',
  /** May sit. */
  NOMINATED = 'NOMINATED',
  DISSOLVED = 'DISSOLVED',
}

export enum SeatRole {
  CHAIR = 'CHAIR',
  DEPUTY_CHAIR = 'DEPUTY_CHAIR',
  MEMBER = 'MEMBER',
}

/** In which quality somebody sits: a board's shares are counted by it. */
export enum SeatQuality {
  TEACHER = 'TEACHER',
  PROFESSIONAL = 'PROFESSIONAL',
  OFFICIAL = 'OFFICIAL',
  OTHER = 'OTHER',
}

export interface Seat {
  readonly actorId: string;
  readonly role: SeatRole;
  readonly quality: SeatQuality;
}

/** Shares in thirds of the members, as the regulation of the diploma says; undefined: it says nothing. */
export interface CompositionRules {
  readonly teachersAtMostThirds: number | undefined;
  readonly teachersAtLeastThirds: number | undefined;
  readonly professionalsAtMostThirds: number | undefined;
}

export type CompositionRefusal =
  | { readonly code: 'JURY_EMPTY' }
  | { readonly code: 'JURY_SEAT_TWICE'; readonly actor: string }
  | { readonly code: 'JURY_CHAIR_MISSING' }
  | { readonly code: 'JURY_TWO_CHAIRS' }
  | { readonly code: 'JURY_TEACHERS_TOO_MANY'; readonly teachers: number; readonly members: number }
  | { readonly code: 'JURY_TEACHERS_TOO_FEW'; readonly teachers: number; readonly members: number }
  | { readonly code: 'JURY_PROFESSIONALS_TOO_MANY'; readonly professionals: number; readonly members: number };

const count = (seats: readonly Seat[], quality: SeatQuality): number => seats.filter((seat) => seat.quality === quality).length;

/**
 * Whether the members stand in the shares that the regulation asks for. Chair and deputies are beside the members: the texts
 * name them apart.
 *
 * Source: CRPM, art. D811-148-5 (CAPa), in force from 2023-10-14; art. D811-141-1 (BTSA), in force from 2022-09-01.
 */
export function checkShares(seats: readonly Seat[], rules: CompositionRules): Outcome<true, CompositionRefusal> {
  const members = seats.filter(({ role }) => role === SeatRole.MEMBER);
  const [teachers, professionals, all] = [count(members, SeatQuality.TEACHER), count(members, SeatQuality.PROFESSIONAL), members.length];
  const { teachersAtMostThirds: most, teachersAtLeastThirds: least, professionalsAtMostThirds: trade } = rules;
  if (most !== undefined && teachers * 3 > most * all) return refuse({ code: 'JURY_TEACHERS_TOO_MANY', teachers, members: all });
  if (least !== undefined && teachers * 3 < least * all) return refuse({ code: 'JURY_TEACHERS_TOO_FEW', teachers, members: all });
  if (trade !== undefined && professionals * 3 > trade * all) return refuse({ code: 'JURY_PROFESSIONALS_TOO_MANY', professionals, members: all });
  return accept(true);
}

/** Whether a board can be nominated: one chair, members in their shares, nobody twice. */
export function checkComposition(seats: readonly Seat[], rules: CompositionRules): Outcome<true, CompositionRefusal> {
  const twice = seats.find(({ actorId }, i) => seats.findIndex((seat) => seat.actorId === actorId) < i);
  if (twice) return refuse({ code: 'JURY_SEAT_TWICE', actor: twice.actorId });
  const chairs = seats.filter(({ role }) => role === SeatRole.CHAIR).length;
  if (chairs === 0) return refuse({ code: 'JURY_CHAIR_MISSING' });
  if (chairs > 1) return refuse({ code: 'JURY_TWO_CHAIRS' });
  return seats.some(({ role }) => role === SeatRole.MEMBER) ? checkShares(seats, rules) : refuse({ code: 'JURY_EMPTY' });
}

/**
 * Whether a board that was nominated may deliberate without some of its members. An absence that breaks the shares does not
 * stop it; without chair and deputies, or without any member, nobody deliberates.
 *
 * Source: CRPM, art. D811-141-1, in force from 2022-09-01.
 */
export function mayDeliberate(seats: readonly Seat[], absent: ReadonlySet<string>): boolean {
  const there = seats.filter(({ actorId }) => !absent.has(actorId));
  return there.some(({ role }) => role !== SeatRole.MEMBER) && there.some(({ role }) => role === SeatRole.MEMBER);
}

/** How many members of each quality a board of a size needs: as many teachers as the rules allow, professionals for the rest. */
export function sharesFor(size: number, { teachersAtMostThirds, teachersAtLeastThirds, professionalsAtMostThirds }: CompositionRules): { readonly teachers: number; readonly professionals: number } {
  const most = teachersAtMostThirds === undefined ? size : Math.floor((teachersAtMostThirds * size) / 3);
  const least = teachersAtLeastThirds === undefined ? 0 : Math.ceil((teachersAtLeastThirds * size) / 3);
  const trade = professionalsAtMostThirds === undefined ? size : Math.floor((professionalsAtMostThirds * size) / 3);
  const teachers = Math.max(least, Math.min(most, size - Math.min(trade, Math.floor(size / 3))));
  return { teachers, professionals: size - teachers };
}
