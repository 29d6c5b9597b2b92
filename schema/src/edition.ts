import type { MirexCode } from './mirex.ts';
import type { LockFact, OrderFact, ScheduleFact, WindowFact } from './session-facts.ts';

/**
 * A numbered edition of the national referential: immutable once published. Every instance keeps the one that it works
 * with, so that a MIREX goes on when the nation's server is down.
 */
export interface Edition {
  /** 1, 2, 3…: a larger number is a newer edition. */
  readonly number: number;
  readonly dataSets: DataSets;
}

/** What the other subgraphs need of the referential, by data set; each keeps those that it names. */
export interface DataSets {
  readonly specialities: readonly SpecialityFact[];
  readonly establishments: readonly EstablishmentFact[];
  readonly offers: readonly OfferFact[];
  readonly papers: readonly PaperFact[];
  readonly sessions: readonly SessionFact[];
  readonly rates: readonly RateFact[];
  readonly territories: readonly TerritoryFact[];
  readonly regulations: readonly RegulationFact[];
  readonly calendars: readonly CalendarFact[];
  readonly accreditations: readonly AccreditationFact[];
  readonly locks: readonly LockFact[];
  readonly windows: readonly WindowFact[];
  readonly schedule: readonly ScheduleFact[];
  readonly orders: readonly OrderFact[];
  readonly retentions: readonly RetentionFact[];
}

export type DataSetName = keyof DataSets;

export interface SpecialityFact {
  /** Formation code: `40321004`. */
  readonly code: string;
  readonly diploma: string;
  /** French, as it is printed. Absent in editions that did not say it. */
  readonly label?: string;
  /** Null: no bound is known. */
  readonly firstSession: number | null;
  readonly lastSession: number | null;
  /** Codes of the specialities that it took the place of: marks earned there are kept here. Absent: none. */
  readonly replaces?: readonly string[];
}

export interface EstablishmentFact {
  readonly uai: string;
  /** Null: its territory is assigned to no MIREX. */
  readonly mirex: MirexCode | null;
  readonly sector: string;
  /** INSEE code of its region: `53`. Editions published before 2026-11-22 do not say it. */
  readonly region?: string;
}

export interface OfferFact {
  readonly uai: string;
  readonly speciality: string;
  readonly route: string;
  readonly firstSession: number;
  readonly lastSession: number | null;
}

export interface PaperFact {
  /** `40321004.E1`. */
  readonly code: string;
  readonly speciality: string;
  /** French, as it is printed. Absent in editions that did not say it. */
  readonly label?: string;
  readonly mode: 'CCF' | 'TERMINAL';
  readonly coefficientTenths: number;
  /** The finest difference between two marks, in hundredths of a point. */
  readonly markStep: number;
  /** Physical education: a school doctor's certificate exempts from it. Absent: it is not. */
  readonly eps?: boolean;
  /** Of the professional capacities: eliminatory marks and averages look at it. Absent: it is not. */
  readonly professional?: boolean;
  /** Sat by choice: only its points above a threshold count. Absent: it is mandatory. */
  readonly optional?: boolean;
  readonly firstSession: number;
  readonly lastSession: number | null;
}

/** That an establishment may assess during the course. ISO days, both included. */
export interface AccreditationFact {
  readonly uai: string;
  /** `CCF` or `SEMESTERS`. */
  readonly kind: string;
  /** Null: every speciality. */
  readonly speciality: string | null;
  readonly from: string;
  readonly to: string;
}

export interface SessionFact {
  readonly year: number;
  readonly phase: string;
}

export interface RateFact {
  /** What is paid for: `SCRIPT_MARKING`. */
  readonly activity: string;
  /** RNCP level of the diploma; null: any. */
  readonly level: number | null;
  /** What one amount pays for. */
  readonly unit: 'PAID_SESSION' | 'SCRIPT' | 'MEAL' | 'NIGHT' | 'THOUSAND_KM';
  readonly minor: string;
  readonly currency: 'EUR' | 'XPF';
  /** ISO dates, both included; `to` null: still in force. */
  readonly from: string;
  readonly to: string | null;
}

/** Which MIREX answers for a region in which sessions, and by which clock its centres live. */
export interface TerritoryFact {
  /** INSEE code. */
  readonly region: string;
  readonly mirex: MirexCode;
  readonly firstSession: number;
  readonly lastSession: number | null;
  /** Calendar zone: `METRO`; a key of `calendars`. */
  readonly zone: string;
  /** IANA name: `Indian/Mayotte`. Territories of one zone may have clocks of their own. */
  readonly timeZone: string;
  /** INSEE codes of its departments, by which a commune is known: `35`, `2A`, `987`. */
  readonly departments: readonly string[];
}

/** The rules of a diploma for a range of sessions; several may apply to one candidate. Read numbers by `@mirex/schema/regulation`. */
export interface RegulationFact {
  readonly code: string;
  readonly diploma: string;
  /** What of the diploma it is for, in French; null: all of it. */
  readonly scope: string | null;
  /** INSEE code of the region that it is for; null: every one. */
  readonly region: string | null;
  readonly firstSession: number;
  readonly lastSession: number | null;
  readonly items: readonly RegulationItemFact[];
}

export type RegulationUnit = 'HUNDREDTHS' | 'SESSIONS' | 'COUNT' | 'PERCENT' | 'MINUTES' | 'HOURS' | 'DAYS' | 'MONTHS' | 'YEARS' | 'MONTH_DAY' | 'TEXT';

export interface RegulationItemFact {
  readonly name: string;
  readonly unit: RegulationUnit;
  /** An integer; `MONTH_DAY` is month × 100 + day. Null: the rule is in words. */
  readonly value: number | null;
  readonly wording: string | null;
  /** `CONFIRMED`, or not law: `TO_BE_CHECKED`, `DERIVED`, `PLACEHOLDER`. */
  readonly status: string;
}

/** Where a session stands in one calendar zone, and when each phase is meant to be. Instants are ISO 8601 in UTC. */
export interface CalendarFact {
  readonly session: number;
  /** `METRO`, `ANTILLES_GUYANE`, `REUNION_MAYOTTE`, `POLYNESIE`, `NOUVELLE_CALEDONIE`, `WALLIS`. */
  readonly zone: string;
  /** IANA name of the zone's clock: `Pacific/Noumea`. */
  readonly timeZone: string;
  /** A state of SM-SESSION. */
  readonly state: string;
  /** A phase that the bureau has opened again, until an instant; null: none. */
  readonly reopened: { readonly phase: string; readonly until: string } | null;
  /** In the order of time; `startsAt` included, `endsAt` excluded. */
  readonly phases: readonly { readonly phase: string; readonly startsAt: string; readonly endsAt: string }[];
}

/** How long a class of documents and rows is kept. */
export interface RetentionFact {
  /** `DELIBERATION_RECORDS`. */
  readonly code: string;
  /** French. */
  readonly label: string;
  /** Null: it is never destroyed, but handed to the archives. */
  readonly days: number | null;
  /** The text, or that it is a proposal. */
  readonly basis: string;
  /** `CONFIRMED`, or not law: `TO_BE_CHECKED`, `DERIVED`, `PLACEHOLDER`. */
  readonly status: string;
}
