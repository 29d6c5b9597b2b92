import type { GrantedMeasure } from '@mirex/schema/events';

import type { StateTable } from '../record/record.rules.ts';

export type TransferStateName = 'PENDING' | 'DONE' | 'REFUSED';

export const NEXT_TRANSFER_STATES: StateTable<TransferStateName> = { PENDING: ['DONE', 'REFUSED'], DONE: [], REFUSED: [] };

export type TransferRefusal =
  | { readonly code: 'TRANSFER_TO_OWN_MIREX'; readonly uai: string }
  | { readonly code: 'TRANSFER_AFTER_FIRST_PAPER'; readonly begunAt: string };

/**
 * What goes with an enrolment, as the other MIREX is given it: who it is of, what was chosen, and what was asked for, received
 * or decided. What was refused or has expired stays where it was; so do the files of the documents.
 */
export interface TransferFile {
  readonly transferId: string;
  readonly mirex: string;
  readonly enrolmentId: string;
  readonly session: number;
  readonly speciality: string;
  readonly establishment: string;
  readonly route: string;
  readonly form: string;
  readonly enrolmentCase: string;
  readonly languages: readonly string[];
  readonly options: readonly string[];
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly ine: string | null;
  readonly inaa: string | null;
  readonly chosenPapers: readonly string[] | null;
  readonly papersWithoutCcf: readonly string[];
  readonly keptMarks: readonly { readonly paper: string; readonly hundredths: number; readonly earnedPaper: string; readonly earnedSession: number; readonly state: string }[];
  readonly documents: readonly TransferredDocument[];
  readonly exemptions: readonly { readonly ground: string; readonly papers: readonly string[]; readonly documentId: string; readonly state: string }[];
  readonly accommodation: TransferredAccommodation | null;
}

export interface TransferredDocument {
  /** In the MIREX that it comes from: exemptions name it. */
  readonly id: string;
  readonly kind: string;
  readonly paper: string | null;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** ISO date. */
  readonly expiresOn: string | null;
  readonly receivedAt: Date;
  readonly state: string;
}

export interface TransferredAccommodation {
  readonly plan: string | null;
  readonly late: boolean;
  readonly asked: readonly GrantedMeasure[];
  readonly granted: readonly GrantedMeasure[];
  readonly decision: string | null;
  /** What the doctor proposed, by code: opened there, sealed here again. */
  readonly opinion: readonly string[] | null;
  readonly submittedAt: Date;
  readonly state: string;
}

/** Where a request for accommodation stands in the MIREX that takes it over: its centres are told anew what they must have. */
export const stateOnArrival = (state: string): string => (state === 'IMPLEMENTED' ? 'NOTIFIED' : state);
