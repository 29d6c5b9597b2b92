import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What can be wrong with an enrolment's file though each of its values is right. */
export type AnomalyRuleName =
  | 'OPTION_MISSING' | 'PERSON_TWICE' | 'OFFER_CLOSED' | 'PAPERS_UNKNOWN'
  | 'KEPT_MARK_MISSING' | 'KEPT_MARK_UNDECIDED' | 'EXEMPTION_UNDECIDED' | 'ACCOMMODATION_UNDECIDED' | 'NATIONAL_CHECK_OPEN';

export interface AnomalyKind {
  /** While it is open the enrolment is neither signed nor accepted. */
  readonly blocking: boolean;
  /** It may be let stand, with a reason; what may not has to be mended or decided. */
  readonly acceptable: boolean;
}

/**
 * The rules by which files are looked through; what each finds is the view `enrolment_anomaly`.
 *
 * What the nation has not answered does not block a signature: an acceptance waits for it by itself.
 */
export const ANOMALY_RULES: Readonly<Record<AnomalyRuleName, AnomalyKind>> = {
  OPTION_MISSING: { blocking: true, acceptable: true },
  PERSON_TWICE: { blocking: true, acceptable: true },
  OFFER_CLOSED: { blocking: true, acceptable: true },
  PAPERS_UNKNOWN: { blocking: false, acceptable: true },
  KEPT_MARK_MISSING: { blocking: false, acceptable: true },
  KEPT_MARK_UNDECIDED: { blocking: false, acceptable: false },
  EXEMPTION_UNDECIDED: { blocking: false, acceptable: false },
  ACCOMMODATION_UNDECIDED: { blocking: false, acceptable: false },
  NATIONAL_CHECK_OPEN: { blocking: false, acceptable: false },
};

const RULES = Object.keys(ANOMALY_RULES) as readonly AnomalyRuleName[];

export const rulesThat = (is: Partial<AnomalyKind>): AnomalyRuleName[] =>
  RULES.filter((rule) => (is.blocking === undefined || ANOMALY_RULES[rule].blocking === is.blocking) && (is.acceptable === undefined || ANOMALY_RULES[rule].acceptable === is.acceptable));

export type AnomalyRefusal =
  | { readonly code: 'ANOMALY_NOT_FOUND'; readonly rule: string }
  | { readonly code: 'ANOMALY_TO_BE_MENDED'; readonly rule: string }
  | { readonly code: 'ANOMALY_RESOLVED_ALREADY'; readonly by: string }
  | { readonly code: 'ANOMALIES_BLOCKING'; readonly rules: string };

/** Whether nothing open stands in the way of a signature or an acceptance. */
export const checkNoneBlocking = (open: readonly AnomalyRuleName[]): Outcome<null, AnomalyRefusal> =>
  (open.length === 0 ? accept(null) : refuse({ code: 'ANOMALIES_BLOCKING', rules: open.join(', ') }));

/** Whether what a rule has found may be let stand: it was found, and is of a kind that may. */
export function checkResolvable(rule: AnomalyRuleName, found: boolean): Outcome<AnomalyRuleName, AnomalyRefusal> {
  if (!found) return refuse({ code: 'ANOMALY_NOT_FOUND', rule });
  return ANOMALY_RULES[rule].acceptable ? accept(rule) : refuse({ code: 'ANOMALY_TO_BE_MENDED', rule });
}
