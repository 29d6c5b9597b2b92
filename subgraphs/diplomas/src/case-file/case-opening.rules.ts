import { addMonths, type Day } from '@mirex/schema/day';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { CaseStateName } from './case-state.rules.ts';

export type CaseKindName = 'GRACIOUS_APPEAL' | 'HIERARCHICAL_APPEAL' | 'CONTENTIOUS_APPEAL' | 'MEDIATION' | 'DOCUMENT_REQUEST' | 'COMPLAINT' | 'LETTER';
export type RequestedDocumentName = 'MARKS' | 'SCRIPT' | 'MARK_SHEET' | 'RECORD_EXTRACT' | 'JURY_APPRECIATION';

/** What the regulation of the session counts by, in months. */
export interface CaseTerms {
  readonly appealWithin: number;
  readonly appealAnsweredWithin: number;
  readonly mediatorAnswersWithin: number;
  readonly documentAnsweredWithin: number;
  readonly documentToCadaWithin: number;
  readonly letterAnsweredWithin: number;
  readonly scriptsKept: number;
}

export interface CaseAsked {
  readonly kind: CaseKindName;
  /** Of a DOCUMENT_REQUEST. */
  readonly document: RequestedDocumentName | null;
  /** Code of the paper that it is about. */
  readonly paper: string | null;
  readonly subject: string;
  readonly body: string;
  /** The day on which it came in, where the candidate is. */
  readonly receivedOn: Day;
}

export interface KnownMatter {
  /** The day that it is where the candidate is. */
  readonly today: Day;
  /** When the result was out; null while it is not. */
  readonly publishedOn: Day | null;
  /** Codes of the papers that the published decision counts. */
  readonly papers: readonly string[];
  /** The case that this one goes on from. */
  readonly before: { readonly state: CaseStateName; readonly answeredOn: Day | null; readonly dueOn: Day } | null;
}

export type CaseOpeningRefusal =
  | { readonly code: 'CASE_TEXT_MISSING' }
  | { readonly code: 'CASE_RECEIVED_ON'; readonly given: Day }
  | { readonly code: 'CASE_RESULT_NOT_PUBLISHED' }
  | { readonly code: 'CASE_AFTER_DEADLINE'; readonly until: Day }
  | { readonly code: 'CASE_WITHOUT_PRIOR_STEP' }
  | { readonly code: 'CASE_NOT_ANSWERED_YET'; readonly dueOn: Day }
  | { readonly code: 'CASE_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'DOCUMENT_KIND_MISSING' }
  | { readonly code: 'DOCUMENT_OF_JURY_SECRET' }
  | { readonly code: 'SCRIPT_PAPER_MISSING' }
  | { readonly code: 'SCRIPT_NO_LONGER_KEPT'; readonly until: Day };

export const APPEALS: ReadonlySet<CaseKindName> = new Set(['GRACIOUS_APPEAL', 'HIERARCHICAL_APPEAL', 'CONTENTIOUS_APPEAL']);
/** They speak of a result that is out, or of papers that are marked. */
const OF_A_RESULT: ReadonlySet<CaseKindName> = new Set([...APPEALS, 'MEDIATION', 'DOCUMENT_REQUEST']);

/**
 * Whether a case can be opened, and until when it is to be answered.
 *
 * An appeal counts from the publication of the result; one that goes on from another, from its answer, or from the day on
 * which silence became one. What it is about is not judged here: one against the jury's sovereign judgement is taken too.
 *
 * Source: CRPM, art. D810-2 (mediator, after prior steps). The two months of an appeal are from memory, and data for that reason.
 */
export function checkCaseOpening(asked: CaseAsked, known: KnownMatter, terms: CaseTerms): Outcome<Day, CaseOpeningRefusal> {
  const { kind, paper, receivedOn } = asked;
  if (asked.subject.trim() === '' || asked.body.trim() === '') return refuse({ code: 'CASE_TEXT_MISSING' });
  if (receivedOn > known.today) return refuse({ code: 'CASE_RECEIVED_ON', given: receivedOn });
  if (OF_A_RESULT.has(kind) && (known.publishedOn === null || receivedOn < known.publishedOn)) return refuse({ code: 'CASE_RESULT_NOT_PUBLISHED' });
  if (paper !== null && !known.papers.includes(paper)) return refuse({ code: 'CASE_PAPER_UNKNOWN', given: paper });
  const since = countedFrom(known);
  if (!since.ok) return since;
  if (kind === 'MEDIATION' && known.before === null) return refuse({ code: 'CASE_WITHOUT_PRIOR_STEP' });
  if (APPEALS.has(kind) && receivedOn > addMonths(since.value, terms.appealWithin)) return refuse({ code: 'CASE_AFTER_DEADLINE', until: addMonths(since.value, terms.appealWithin) });
  if (kind === 'DOCUMENT_REQUEST') {
    const refused = checkDocument(asked, known.publishedOn ?? '', terms);
    if (refused) return refuse(refused);
  }
  return accept(addMonths(receivedOn, answeredWithin(kind, terms)));
}

/** The day that an appeal counts from. What is not answered can be gone on from once its term is over. */
function countedFrom({ before, publishedOn, today }: KnownMatter): Outcome<Day, CaseOpeningRefusal> {
  if (before === null) return accept(publishedOn ?? today);
  if (before.answeredOn !== null) return accept(before.answeredOn);
  return isSilent({ ...before, today }) ? accept(before.dueOn) : refuse({ code: 'CASE_NOT_ANSWERED_YET', dueOn: before.dueOn });
}

function checkDocument({ document, paper, receivedOn }: CaseAsked, publishedOn: Day, { scriptsKept }: CaseTerms): CaseOpeningRefusal | undefined {
  if (document === null) return { code: 'DOCUMENT_KIND_MISSING' };
  if (document === 'JURY_APPRECIATION') return { code: 'DOCUMENT_OF_JURY_SECRET' };
  if (document !== 'SCRIPT') return undefined;
  if (paper === null) return { code: 'SCRIPT_PAPER_MISSING' };
  const until = addMonths(publishedOn, scriptsKept);
  return receivedOn > until ? { code: 'SCRIPT_NO_LONGER_KEPT', until } : undefined;
}

function answeredWithin(kind: CaseKindName, terms: CaseTerms): number {
  if (APPEALS.has(kind)) return terms.appealAnsweredWithin;
  if (kind === 'MEDIATION') return terms.mediatorAnswersWithin;
  return kind === 'DOCUMENT_REQUEST' ? terms.documentAnsweredWithin : terms.letterAnsweredWithin;
}

/** Whether the service has said nothing until the last day. Of an appeal or a document, that is a refusal. */
export const isSilent = ({ answeredOn, dueOn, today }: { readonly answeredOn: Day | null; readonly dueOn: Day; readonly today: Day }): boolean => answeredOn === null && dueOn < today;
