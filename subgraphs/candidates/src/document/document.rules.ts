import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { StateTable } from '../record/record.rules.ts';

export type DocumentStateName = 'RECEIVED' | 'OPENED' | 'ACCEPTED' | 'REFUSED' | 'EXPIRED';

/** Nobody accepts what they have not opened. What was refused or has expired is sent again as another document. */
export const NEXT_DOCUMENT_STATES: StateTable<DocumentStateName> = {
  RECEIVED: ['OPENED', 'EXPIRED'],
  OPENED: ['ACCEPTED', 'REFUSED', 'EXPIRED'],
  ACCEPTED: ['EXPIRED'],
  REFUSED: [],
  EXPIRED: [],
};

export type DocumentRefusal =
  | { readonly code: 'DOCUMENT_HASH_MALFORMED' }
  | { readonly code: 'DOCUMENT_EMPTY' }
  | { readonly code: 'DOCUMENT_TOO_LARGE'; readonly bytes: number; readonly most: number }
  | { readonly code: 'DOCUMENT_NOT_PDF'; readonly given: string }
  | { readonly code: 'DOCUMENT_NAME_MALFORMED' }
  | { readonly code: 'DOCUMENT_NOT_OPENED' }
  | { readonly code: 'DOCUMENT_EXPIRED'; readonly expiresOn: string }
  | { readonly code: 'DEPOSIT_CLOSED'; readonly closedAt: string }
  | { readonly code: 'PAPER_NOT_SAT'; readonly paper: string };

/** A file as it is described: the file itself stays where documents are kept. */
export interface DescribedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const LONGEST_NAME = 200;

/** Whether a file may be sent. Scans and certificates come as PDF or pictures; a dossier for a paper as PDF alone. */
export function checkFile({ fileName, mediaType, bytes, sha256 }: DescribedFile, most: number, accepted: readonly string[]): Outcome<DescribedFile, DocumentRefusal> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse({ code: 'DOCUMENT_HASH_MALFORMED' });
  if (!/\S/.test(fileName) || fileName.length > LONGEST_NAME || /[\p{Cc}/\\]/u.test(fileName)) return refuse({ code: 'DOCUMENT_NAME_MALFORMED' });
  if (!accepted.includes(mediaType)) return refuse({ code: 'DOCUMENT_NOT_PDF', given: mediaType });
  if (bytes < 1) return refuse({ code: 'DOCUMENT_EMPTY' });
  return bytes > most ? refuse({ code: 'DOCUMENT_TOO_LARGE', bytes, most }) : accept({ fileName, mediaType, bytes, sha256 });
}

/** Whether what was opened may be accepted: what has expired proves nothing. Days are ISO. */
export function checkStillValid(expiresOn: string | null, today: string): Outcome<null, DocumentRefusal> {
  return expiresOn !== null && expiresOn < today ? refuse({ code: 'DOCUMENT_EXPIRED', expiresOn }) : accept(null);
}

/** The pieces that are asked for and not accepted yet, in the order in which they are asked for. */
export const missingPieces = (asked: readonly string[], held: readonly { readonly kind: string; readonly state: DocumentStateName }[]): string[] =>
  asked.filter((kind) => !held.some((piece) => piece.kind === kind && piece.state === 'ACCEPTED'));
