import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { mayBecome, recordedState } from '@mirex/schema/result-state';

import type { JuryRefusal } from '../result/jury-word.rules.ts';

/** The record of a jury: open while it speaks, then signed for good. */
export type DeliberationStateName = 'OPEN' | 'SIGNED';

export type DeliberationRefusal =
  | JuryRefusal
  | { readonly code: 'SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'REGULATION_UNKNOWN'; readonly diploma: string; readonly session: number }
  | { readonly code: 'JURY_UNKNOWN'; readonly given: string }
  | { readonly code: 'JURY_NOT_NOMINATED'; readonly state: string }
  | { readonly code: 'JURY_OF_ANOTHER_EXAM' }
  | { readonly code: 'DELIBERATION_ALREADY_OPEN'; readonly other: string }
  | { readonly code: 'DELIBERATION_DONE'; readonly other: string }
  | { readonly code: 'NOBODY_TO_DELIBERATE' }
  | { readonly code: 'MARKS_NOT_READY'; readonly marks: number }
  | { readonly code: 'SECOND_GROUP_UNKNOWN' }
  | { readonly code: 'DELIBERATION_UNKNOWN'; readonly given: string }
  | { readonly code: 'DELIBERATION_SIGNED' }
  | { readonly code: 'DELIBERATION_NOT_SIGNED' }
  | { readonly code: 'DELIBERATION_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'RESULT_UNKNOWN'; readonly given: string }
  | { readonly code: 'RESULT_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'JURY_WORD_MISSING'; readonly results: number }
  | { readonly code: 'FILES_NOT_EXAMINED' }
  | { readonly code: 'CORRECTION_REASON_MISSING' }
  | { readonly code: 'RECTIFIED_MARK_UNKNOWN'; readonly paper: string };

/** What is known of a board. */
export interface Board {
  readonly session: number;
  readonly diploma: string;
  /** Null: the whole diploma. */
  readonly specialityCode: string | null;
  readonly state: string;
}

/** Whether a board may deliberate on a speciality's session: it is nominated, and for that exam. */
export function checkBoard(board: Board, asked: { readonly session: number; readonly diploma: string; readonly speciality: string }): Outcome<Board, DeliberationRefusal> {
  if (board.state !== 'NOMINATED') return refuse({ code: 'JURY_NOT_NOMINATED', state: board.state });
  const same = board.session === asked.session && board.diploma === asked.diploma && (board.specialityCode === null || board.specialityCode === asked.speciality);
  return same ? accept(board) : refuse({ code: 'JURY_OF_ANOTHER_EXAM' });
}

/** What stands between a record and its signature. */
export interface ToSign {
  readonly state: DeliberationStateName;
  readonly version: number;
  /** Results on which the jury has to speak and has not. */
  readonly unspoken: number;
  readonly failed: number;
  /** Whether the regulation wants the files of those who fail to be looked at. */
  readonly filesRequired: boolean;
}

/**
 * Whether a record can be signed. Nobody fails unless the chair states that the files were looked at, where the regulation
 * wants it.
 *
 * Source: CRPM, art. D811-148-5 (CAPa), in force from 2023-10-14.
 */
export function checkSignature(record: ToSign, seen: number, filesExamined: boolean): Outcome<ToSign, DeliberationRefusal> {
  if (!mayBecome(recordedState(record.state), 'DELIBERATED')) return refuse({ code: 'DELIBERATION_SIGNED' });
  if (record.version !== seen) return refuse({ code: 'DELIBERATION_CHANGED_MEANWHILE', expected: seen, found: record.version });
  if (record.unspoken > 0) return refuse({ code: 'JURY_WORD_MISSING', results: record.unspoken });
  if (record.filesRequired && record.failed > 0 && !filesExamined) return refuse({ code: 'FILES_NOT_EXAMINED' });
  return accept(record);
}
