import { createHash } from 'node:crypto';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { DocumentTrust } from './document-trust.ts';
import type { DocumentRefusal } from './documents.messages.ts';

/** How a client names what it asks: by text, by id, or both. */
export interface NamedDocument {
  readonly query?: string | undefined;
  /** `sha256:…`, as GraphQL over HTTP has it; or the bare hash of an automatic persisted query. */
  readonly id?: string | undefined;
}

export interface ChosenDocument {
  readonly text: string;
  /** The hash of a text that the manifest does not hold, when the log has to know. */
  readonly unknown?: string;
}

const ID = /^(?:sha256:)?([0-9a-f]{64})$/;

/** The id of a document: the SHA-256 of its text, every space counted. */
export const documentId = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text to answer, or why not. Undefined when neither text nor id is given. */
export function chooseDocument({ query, id }: NamedDocument, { mode, manifest }: DocumentTrust): Outcome<ChosenDocument | undefined, DocumentRefusal> {
  if (query !== undefined && mode === 'only-ids') return refuse({ code: 'DOCUMENT_ID_REQUIRED' });
  if (query !== undefined) {
    const unknown = mode === 'off' ? undefined : unknownHash(query, manifest);
    if (unknown !== undefined && mode === 'safelist') return refuse({ code: 'DOCUMENT_UNKNOWN' });
    return accept({ text: query, ...(unknown === undefined ? {} : { unknown }) });
  }
  if (id === undefined) return accept(undefined);
  const hash = ID.exec(id)?.[1];
  if (hash === undefined) return refuse({ code: 'DOCUMENT_ID_MALFORMED' });
  const text = manifest.get(hash);
  return text === undefined ? refuse({ code: 'DOCUMENT_UNKNOWN' }) : accept({ text });
}

function unknownHash(text: string, manifest: DocumentTrust['manifest']): string | undefined {
  const hash = documentId(text);
  return manifest.has(hash) ? undefined : hash;
}
