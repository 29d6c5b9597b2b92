import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/**
 * SM-SUBJECT, as far as it is the nation's: printing, packages and safes are each MIREX's (centres). A compromised subject
 * is never sat again, whatever happens.
 */
export type SubjectStateName = 'COMMISSIONED' | 'DRAFTED' | 'TESTED' | 'VALIDATED' | 'SELECTED' | 'USED' | 'RELEASED' | 'COMPROMISED' | 'WITHDRAWN';

export type SubjectRoleName = 'MAIN' | 'BACKUP' | 'REPLACEMENT';

/** Which state may follow which by hand; SELECTED, COMPROMISED and WITHDRAWN are reached by acts of their own. */
const NEXT_SUBJECT_STATES: Readonly<Record<SubjectStateName, readonly SubjectStateName[]>> = {
  COMMISSIONED: ['DRAFTED'],
  DRAFTED: ['TESTED'],
  TESTED: ['DRAFTED', 'VALIDATED'],
  VALIDATED: ['DRAFTED'],
  SELECTED: ['USED'],
  USED: ['RELEASED'],
  RELEASED: [],
  COMPROMISED: [],
  WITHDRAWN: [],
};

export type SubjectRefusal =
  | { readonly code: 'SUBJECT_UNKNOWN'; readonly given: string }
  | { readonly code: 'SUBJECT_PAPER_UNKNOWN'; readonly given: string; readonly session: number }
  | { readonly code: 'SUBJECT_DIGEST_MALFORMED' }
  | { readonly code: 'SUBJECT_STEP'; readonly from: string; readonly to: string }
  | { readonly code: 'SUBJECT_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'SUBJECT_ROLE_TAKEN'; readonly role: string; readonly by: string }
  | { readonly code: 'SUBJECT_SAME_CONTENT'; readonly other: string }
  | { readonly code: 'SUBJECT_REUSED'; readonly other: string }
  | { readonly code: 'SUBJECT_REASON_MISSING' }
  | { readonly code: 'SUBJECT_NONE_IN_USE'; readonly paper: string }
  | { readonly code: 'SUBJECT_OF_ANOTHER_MIREX'; readonly given: string };

/** A subject as far as choosing among them goes. */
export interface KnownSubject {
  readonly code: string;
  readonly sessionYear: number;
  readonly digest: string;
  readonly role: SubjectRoleName | null;
  readonly state: SubjectStateName;
  readonly version: number;
}

/** Whether a subject may be taken on by hand, by who has seen its last version. */
export function checkSubjectStep(subject: KnownSubject, to: SubjectStateName, version: number): Outcome<SubjectStateName, SubjectRefusal> {
  if (subject.version !== version) return refuse({ code: 'SUBJECT_CHANGED_MEANWHILE', seen: version, found: subject.version });
  return NEXT_SUBJECT_STATES[subject.state].includes(to) ? accept(to) : refuse({ code: 'SUBJECT_STEP', from: subject.state, to });
}

/**
 * Whether a validated subject may be chosen as the paper's main, backup or replacement one.
 *
 * @param others the other subjects of the paper in the session.
 * @param former subjects of the same content in other sessions.
 */
export function checkSelection(
  subject: KnownSubject, role: SubjectRoleName, version: number, others: readonly KnownSubject[], former: readonly KnownSubject[],
): Outcome<SubjectRoleName, SubjectRefusal> {
  if (subject.version !== version) return refuse({ code: 'SUBJECT_CHANGED_MEANWHILE', seen: version, found: subject.version });
  if (subject.state !== 'VALIDATED') return refuse({ code: 'SUBJECT_STEP', from: subject.state, to: 'SELECTED' });
  const standing = others.filter(({ role: held, state }) => held !== null && state !== 'WITHDRAWN');
  const taken = standing.find(({ role: held }) => held === role);
  if (taken) return refuse({ code: 'SUBJECT_ROLE_TAKEN', role, by: taken.code });
  const same = others.find(({ digest, role: held }) => held !== null && digest === subject.digest);
  if (same) return refuse({ code: 'SUBJECT_SAME_CONTENT', other: same.code });
  const seen = former.find(({ state }) => SEEN.has(state));
  return seen ? refuse({ code: 'SUBJECT_REUSED', other: seen.code }) : accept(role);
}

/** The states in which somebody outside has read it. */
const SEEN: ReadonlySet<SubjectStateName> = new Set(['USED', 'RELEASED', 'COMPROMISED', 'WITHDRAWN']);
