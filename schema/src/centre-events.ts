import type { GlobalId } from './global-id.ts';

/** Where one enrolment sits which papers, whole: a place or a slot that is not listed is held no more. Its key is the enrolment. */
export interface AllocationTold {
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly places: readonly PlaceTold[];
  /** When it is heard, paper by paper. */
  readonly orals: readonly OralTold[];
}

export interface PlaceTold {
  readonly allocationId: GlobalId;
  readonly sittingId: GlobalId;
  readonly centreId: GlobalId;
  /** `40321004.E1`. */
  readonly paper: string;
  readonly room: string;
  readonly seat: number;
  /** ISO instants; the end is the candidate's own, extra time included. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA time zone of the venue. */
  readonly timeZone: string;
}

/** When and where one candidate is heard for one paper. */
export interface OralTold {
  readonly postId: GlobalId;
  readonly centreId: GlobalId;
  readonly paper: string;
  readonly room: string;
  /** ISO instants; extra time is in them. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA time zone of the venue. */
  readonly timeZone: string;
}

/**
 * What a centre gives those who are summoned to it to eat, and where they may sleep: whole, what is not listed is not offered.
 * Its key is the centre's id.
 */
export interface HostingTold {
  readonly centreId: GlobalId;
  readonly session: number;
  /** Each meal once. */
  readonly meals: readonly HostedTold[];
  /** Beds for the night; null: none. */
  readonly lodging: (Omit<HostedTold, 'what'> & { readonly beds: number }) | null;
}

/** One thing that a centre offers, and what it costs whoever takes it. */
export interface HostedTold {
  readonly what: 'BREAKFAST' | 'LUNCH' | 'DINNER';
  /** FREE: the person pays nothing, so that nothing of it can be claimed. */
  readonly served: 'FREE' | 'PAID';
  /** Of one meal or one night, in minor units of the currency; 0 when it is free. */
  readonly priceMinor: number;
  readonly currency: 'EUR' | 'XPF';
}
