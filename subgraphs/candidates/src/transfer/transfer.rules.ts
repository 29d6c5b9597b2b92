import type { StateTable } from '../record/record.rules.ts';

export type TransferStateName = 'PENDING' | 'DONE' | 'REFUSED';

export const NEXT_TRANSFER_STATES: StateTable<TransferStateName> = { PENDING: ['DONE', 'REFUSED'], DONE: [], REFUSED: [] };

export interface TransferRefusal {
  readonly code: 'TRANSFER_TO_OWN_MIREX';
  readonly uai: string;
}

/** What goes with an enrolment, as the other MIREX is given it. Its documents stay where they were reviewed. */
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
  /** Granted marks: paper, hundredths, earned paper, earned session. */
  readonly keptMarks: readonly { readonly paper: string; readonly hundredths: number; readonly earnedPaper: string; readonly earnedSession: number }[];
}
