import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { APPEALS, type CaseKindName, type RequestedDocumentName } from './case-opening.rules.ts';
import { type CaseAsMoved, type CaseMoveRefusal, NEXT_STATES } from './case-state.rules.ts';

export type CaseOutcomeName = 'ERROR_RECOGNISED' | 'REJECTED' | 'SOVEREIGN_JUDGEMENT' | 'DOCUMENT_SENT' | 'DOCUMENT_REFUSED' | 'ANSWERED';

/** A file that goes with the answer, which is kept elsewhere. */
export interface Enclosure {
  readonly label: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface CaseAnswer {
  readonly outcome: CaseOutcomeName;
  readonly text: string;
  readonly enclosures: readonly Enclosure[];
  /** The version that whoever answers has seen. */
  readonly version: number;
  readonly roles: readonly string[];
}

export type CaseAnswerRefusal =
  | Extract<CaseMoveRefusal, { code: 'CASE_CHANGED_MEANWHILE' | 'CASE_TRANSITION' }>
  | { readonly code: 'CASE_ANSWER_MISSING' }
  | { readonly code: 'CASE_OUTCOME'; readonly kind: CaseKindName; readonly outcome: CaseOutcomeName }
  | { readonly code: 'CASE_ANSWERED_BY_AUTHORITY' }
  | { readonly code: 'CASE_ENCLOSURE_MISSING' }
  | { readonly code: 'CASE_ENCLOSURE_HASH'; readonly label: string };

const OF_RESULT: readonly CaseOutcomeName[] = ['ERROR_RECOGNISED', 'REJECTED', 'SOVEREIGN_JUDGEMENT'];

/** How a case of each kind can end. That the jury judges alone is an outcome as any other, not a refusal to hear. */
const OUTCOMES: Readonly<Record<CaseKindName, readonly CaseOutcomeName[]>> = {
  GRACIOUS_APPEAL: OF_RESULT, HIERARCHICAL_APPEAL: OF_RESULT, CONTENTIOUS_APPEAL: OF_RESULT, MEDIATION: OF_RESULT,
  DOCUMENT_REQUEST: ['DOCUMENT_SENT', 'DOCUMENT_REFUSED'],
  COMPLAINT: ['ERROR_RECOGNISED', 'ANSWERED'],
  LETTER: ['ANSWERED'],
};

const HASH = /^[0-9a-f]{64}$/;

/** Whether an answer can be given. An appeal is answered by the authority itself; a script or a sheet is sent with its file. */
export function checkCaseAnswer(
  found: CaseAsMoved & { readonly kind: CaseKindName; readonly document: RequestedDocumentName | null }, { outcome, text, enclosures, version, roles }: CaseAnswer,
): Outcome<CaseOutcomeName, CaseAnswerRefusal> {
  const { kind, state, document } = found;
  if (found.version !== version) return refuse({ code: 'CASE_CHANGED_MEANWHILE', seen: version, found: found.version });
  if (!NEXT_STATES[state].includes('ANSWERED')) return refuse({ code: 'CASE_TRANSITION', from: state, to: 'ANSWERED' });
  if (!OUTCOMES[kind].includes(outcome)) return refuse({ code: 'CASE_OUTCOME', kind, outcome });
  if (APPEALS.has(kind) && !roles.includes('SIGN')) return refuse({ code: 'CASE_ANSWERED_BY_AUTHORITY' });
  if (text.trim() === '') return refuse({ code: 'CASE_ANSWER_MISSING' });
  const wrong = enclosures.find(({ sha256, label }) => !HASH.test(sha256) || label.trim() === '');
  if (wrong) return refuse({ code: 'CASE_ENCLOSURE_HASH', label: wrong.label });
  // Marks stand in the graph: they are read there.
  return outcome === 'DOCUMENT_SENT' && document !== 'MARKS' && enclosures.length === 0 ? refuse({ code: 'CASE_ENCLOSURE_MISSING' }) : accept(outcome);
}

/** Whether the jury has to decide anew: the only way in which a mark or a result ever changes. */
export const asksForDeliberation = (outcome: CaseOutcomeName): boolean => outcome === 'ERROR_RECOGNISED';
