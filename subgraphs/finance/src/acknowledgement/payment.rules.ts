import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { LineState } from './acknowledgement.rules.ts';

/** What the financial application says was paid: it may be less than what was due, never more. */
export interface Payment {
  readonly line: string;
  /** ISO date. */
  readonly paidOn: string;
  /** In minor units of the batch's currency. */
  readonly minor: bigint;
}

export interface PayableLine {
  readonly id: string;
  readonly state: LineState;
  readonly minor: bigint;
  readonly paidOn: string | null;
  readonly paidMinor: bigint | null;
}

export type PaymentRefusal =
  | { readonly code: 'PAYMENT_EMPTY' }
  | { readonly code: 'PAYMENT_LINE_UNKNOWN'; readonly line: string }
  | { readonly code: 'PAYMENT_LINE_NOT_ACCEPTED'; readonly line: string; readonly state: string }
  | { readonly code: 'PAYMENT_CONTRADICTS'; readonly line: string }
  | { readonly code: 'PAYMENT_TWICE'; readonly line: string }
  | { readonly code: 'PAYMENT_AMOUNT'; readonly line: string };

/** The payments that are news. One that is known already is left out; another one for the same line is refused, and the whole notice with it. */
export function newPayments(payments: readonly Payment[], lines: readonly PayableLine[]): Outcome<readonly Payment[], PaymentRefusal> {
  if (payments.length === 0) return refuse({ code: 'PAYMENT_EMPTY' });
  const known = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  for (const { line, minor, paidOn } of payments) {
    const found = known.get(line);
    if (seen.has(line)) return refuse({ code: 'PAYMENT_TWICE', line });
    seen.add(line);
    if (!found) return refuse({ code: 'PAYMENT_LINE_UNKNOWN', line });
    if (found.state !== LineState.ACCEPTED) return refuse({ code: 'PAYMENT_LINE_NOT_ACCEPTED', line, state: found.state });
    if (minor < 0n || minor > found.minor) return refuse({ code: 'PAYMENT_AMOUNT', line });
    if (found.paidOn !== null && (found.paidOn !== paidOn || found.paidMinor !== minor)) return refuse({ code: 'PAYMENT_CONTRADICTS', line });
  }
  return accept(payments.filter(({ line }) => known.get(line)?.paidOn === null));
}
