import type { Explained } from '@mirex/schema/explainer';
import type { GlobalId, IdTag } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';

import type { Context } from '../context.ts';

/** A file that somebody downloads: made when it is asked for, the same bytes as long as its row has not changed. */
export interface DocumentFile {
  /** What the browser saves it as: `convocation-2026-martin.pdf`. */
  readonly name: string;
  readonly type: 'application/pdf' | 'text/csv; charset=utf-8' | 'application/json' | 'application/zip';
  readonly bytes: Buffer;
}

/**
 * Makes the file of a row. Null: there is no such row for this caller, or it has no file yet; a refusal says why it cannot
 * be made. Reads through `context.em`, which shows the caller's own rows only.
 */
export type MakeDocument = (id: GlobalId, context: Context) => Promise<Outcome<DocumentFile, Explained> | null>;

/**
 * The files of a subgraph, by the tag of the rows that they are of. Such a row's type has a field `document` of type
 * `PrintedDocument`: whoever may ask for that field may download the file.
 */
export type Documents = Readonly<Partial<Record<IdTag, MakeDocument>>>;
