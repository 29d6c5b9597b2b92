import type { Currency } from '@mirex/schema/money';

/** What is known of a line before it leaves, and of whom it pays. */
export interface LineFacts {
  readonly line: string;
  readonly claim: string;
  readonly claimState: string;
  readonly summonsCancelled: boolean;
  readonly currency: Currency;
  /** What the line pays, what its claim says, and what the claim's own lines add up to: the same, or something is wrong. */
  readonly minor: bigint;
  readonly claimMinor: bigint | null;
  readonly linesMinor: bigint;
  /** A meal or a night that the centre serves free is claimed: it was told after the declaration. */
  readonly servedFree: boolean;
  readonly actor: string;
  readonly missionDate: string;
  readonly payee: PayeeFacts | null;
}

export interface PayeeFacts {
  readonly hasNir: boolean;
  /** ISO date from which the file has been idle for too long; null: it has not. */
  readonly expiredOn: string | null;
}

export interface BatchFacts {
  readonly kind: 'PAYROLL' | 'TRAVEL' | 'INVOICE';
  readonly currency: Currency;
  readonly lines: readonly LineFacts[];
  /** What the budget line still holds, in minor units; null when none is open for the year. */
  readonly available: bigint | null;
  /** Whether somebody has allowed to go beyond it. */
  readonly overridden: boolean;
}

/** What keeps a batch from being sealed. A code of `batch.messages.ts`, and the line that it is about. */
export interface BatchError {
  readonly code: BatchErrorCode;
  /** Null: of the batch as a whole. */
  readonly line: string | null;
  readonly claim: string | null;
}

export type BatchErrorCode =
  | 'BATCH_EMPTY' | 'LINE_NOT_VALIDATED' | 'LINE_SUMMONS_CANCELLED' | 'LINE_CURRENCY' | 'LINE_TOTAL' | 'LINE_DUPLICATE' | 'PAYEE_MISSING' | 'PAYEE_EXPIRED'
  | 'LINE_SERVED_FREE' | 'PAYEE_WITHOUT_NIR' | 'BUDGET_CLOSED' | 'BUDGET_EXCEEDED';

/** Everything that is wrong with a batch, in the order of its lines: nobody mends one fault to meet the next. */
export function batchErrors({ kind, currency, lines, available, overridden }: BatchFacts): readonly BatchError[] {
  if (lines.length === 0) return [ofBatch('BATCH_EMPTY')];
  const paid = new Map<string, string>();
  const errors = lines.flatMap((line): BatchError[] => {
    const mission = `${line.actor} ${line.claim}`;
    const codes: (BatchErrorCode | false)[] = [
      line.claimState !== 'BATCHED' && 'LINE_NOT_VALIDATED',
      line.summonsCancelled && 'LINE_SUMMONS_CANCELLED',
      line.currency !== currency && 'LINE_CURRENCY',
      (line.minor !== line.claimMinor || line.minor !== line.linesMinor) && 'LINE_TOTAL',
      paid.has(mission) && 'LINE_DUPLICATE',
      line.servedFree && 'LINE_SERVED_FREE',
      line.payee === null && 'PAYEE_MISSING',
      line.payee !== null && line.payee.expiredOn !== null && 'PAYEE_EXPIRED',
      kind === 'PAYROLL' && line.payee !== null && !line.payee.hasNir && 'PAYEE_WITHOUT_NIR',
    ];
    paid.set(mission, line.line);
    return codes.flatMap((code) => (code === false ? [] : [{ code, line: line.line, claim: line.claim }]));
  });
  if (available === null) return [...errors, ofBatch('BUDGET_CLOSED')];
  const total = lines.reduce((sum, { minor }) => sum + minor, 0n);
  return total > available && !overridden ? [...errors, ofBatch('BUDGET_EXCEEDED')] : errors;
}

const ofBatch = (code: BatchErrorCode): BatchError => ({ code, line: null, claim: null });
