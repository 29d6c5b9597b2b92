import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-BATCH: from the open batch to the last acknowledged line. */
export enum BatchState {
  OPEN = 'OPEN',
  CHECKED = 'CHECKED',
  SEALED = 'SEALED',
  SENT = 'SENT',
  ACK_FULL = 'ACK_FULL',
  ACK_PARTIAL = 'ACK_PARTIAL',
  ACK_NONE = 'ACK_NONE',
  CLOSED = 'CLOSED',
}

const { OPEN, CHECKED, SEALED, SENT, ACK_FULL, ACK_PARTIAL, ACK_NONE, CLOSED } = BatchState;

/** Which state may follow which. A batch that changes after its check has to be checked again; a sealed one never changes. ACK_PARTIAL as long as a line waits. */
export const NEXT_STATES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  OPEN: [OPEN, CHECKED],
  CHECKED: [OPEN, CHECKED, SEALED],
  SEALED: [SENT],
  SENT: [ACK_FULL, ACK_PARTIAL, ACK_NONE],
  ACK_PARTIAL: [ACK_PARTIAL, ACK_FULL, ACK_NONE, CLOSED],
  ACK_FULL: [CLOSED],
  ACK_NONE: [CLOSED],
  CLOSED: [],
};

export type BatchMoveRefusal =
  | { readonly code: 'BATCH_UNKNOWN' }
  | { readonly code: 'BATCH_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'BATCH_TRANSITION'; readonly from: string; readonly to: string };

export interface BatchAsMoved {
  readonly state: BatchState;
  readonly version: number;
}

/** @param version the one that the mover has read; undefined for who reads no screen. */
export function checkBatchMove(batch: BatchAsMoved, to: BatchState, version?: number): Outcome<BatchState, BatchMoveRefusal> {
  if (version !== undefined && version !== batch.version) return refuse({ code: 'BATCH_CHANGED_MEANWHILE', given: version, current: batch.version });
  return NEXT_STATES[batch.state].includes(to) ? accept(to) : refuse({ code: 'BATCH_TRANSITION', from: batch.state, to });
}
