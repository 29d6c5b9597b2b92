import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export interface NewRule {
  /** The version that was seen. */
  readonly version: number;
  /** Null: never destroyed, but handed to the archives. */
  readonly days: number | null;
  readonly basis: string;
  readonly reason: string;
}

export type RetentionRuleRefusal =
  | { readonly code: 'RETENTION_RULE_UNKNOWN'; readonly given: string }
  | { readonly code: 'RETENTION_RULE_CHANGED_MEANWHILE' }
  | { readonly code: 'RETENTION_DAYS_OUT_OF_RANGE'; readonly given: number }
  | { readonly code: 'RETENTION_BASIS_MISSING' }
  | { readonly code: 'RETENTION_REASON_MISSING' };

/** A century: longer is for the archives. */
const MOST_DAYS = 36_525;

/** Whether a rule may become another: it says by which text, and why it changes. */
export function checkRule(asked: NewRule, version: number): Outcome<null, RetentionRuleRefusal> {
  if (asked.version !== version) return refuse({ code: 'RETENTION_RULE_CHANGED_MEANWHILE' });
  if (asked.days !== null && !(Number.isInteger(asked.days) && asked.days >= 1 && asked.days <= MOST_DAYS)) return refuse({ code: 'RETENTION_DAYS_OUT_OF_RANGE', given: asked.days });
  if (asked.basis.trim() === '') return refuse({ code: 'RETENTION_BASIS_MISSING' });
  return asked.reason.trim() === '' ? refuse({ code: 'RETENTION_REASON_MISSING' }) : accept(null);
}
