import type { MirexCode } from './mirex.ts';

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
}

export type DataSetName = keyof DataSets;

export interface SpecialityFact {
  /** Formation code: `40321004`. */
  readonly code: string;
  readonly diploma: string;
  /** Null: no bound is known. */
  readonly firstSession: number | null;
  readonly lastSession: number | null;
}

export interface EstablishmentFact {
  readonly uai: string;
  /** Null: its territory is assigned to no MIREX. */
  readonly mirex: MirexCode | null;
  readonly sector: string;
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
  readonly mode: 'CCF' | 'TERMINAL';
  readonly coefficientTenths: number;
  /** The finest difference between two marks, in hundredths of a point. */
  readonly markStep: number;
  readonly firstSession: number;
  readonly lastSession: number | null;
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
  readonly minor: string;
  readonly currency: 'EUR' | 'XPF';
  /** ISO dates, both included; `to` null: still in force. */
  readonly from: string;
  readonly to: string | null;
}
