import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What can be wrong with the data of a session before it is declared. */
export type FindingCode = 'CALENDAR_MISSING' | 'PAPERS_MISSING' | 'REGULATION_MISSING' | 'OFFER_OF_CLOSED_SPECIALITY' | 'TERRITORY_WITHOUT_MIREX' | 'COEFFICIENT_PLACEHOLDER'
  | 'PHASE_MISSING' | 'PAPER_NOT_SCHEDULED' | 'OFFER_WITHOUT_ACCREDITATION';

export interface Finding {
  readonly code: FindingCode;
  /** What is concerned: a formation code, a diploma, an offer's id, a UAI, a session. */
  readonly subject: string;
}

/** With the others a session can be declared, though somebody should look. */
const BLOCKING: ReadonlySet<FindingCode> = new Set(['CALENDAR_MISSING', 'PAPERS_MISSING', 'REGULATION_MISSING', 'OFFER_OF_CLOSED_SPECIALITY', 'PHASE_MISSING']);

export const isBlocking = ({ code }: Pick<Finding, 'code'>): boolean => BLOCKING.has(code);

export type DeclarationRefusal =
  | { readonly code: 'DECLARATION_BLOCKED'; readonly count: number; readonly first: string }
  | { readonly code: 'DECLARATION_MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'DECLARATION_OF_ANOTHER_MIREX'; readonly given: string };

/** Whether the data of a session can be declared valid: nothing blocks. */
export function checkDeclaration(findings: readonly Finding[]): Outcome<readonly Finding[], DeclarationRefusal> {
  const blocking = findings.filter(isBlocking);
  const [first] = blocking;
  return first ? refuse({ code: 'DECLARATION_BLOCKED', count: blocking.length, first: `${first.code} ${first.subject}` }) : accept(findings);
}
