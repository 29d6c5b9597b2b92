/** Which documents are answered: any; any, the unknown ones noted in the log; those of the manifest; those of the manifest by their id only. */
export const DOCUMENT_MODES = ['off', 'audit', 'safelist', 'only-ids'] as const;

export type DocumentMode = (typeof DOCUMENT_MODES)[number];

export interface DocumentTrust {
  readonly mode: DocumentMode;
  /** The text of each document by its id, the SHA-256 of the text in hexadecimal. */
  readonly manifest: ReadonlyMap<string, string>;
}

export const TRUST_ANY: DocumentTrust = { mode: 'off', manifest: new Map() };
