import type { Addressee } from '../partition.ts';
import type { Failure } from './answer-error.ts';
import type { JsonObject } from './json.ts';

/** What one instance says of an object that several are asked about: the answer's root, an entity, a connection. */
export type Part =
  | { readonly from: Addressee; readonly failure: Failure }
  /** Null when the instance knows no such object: it adds nothing to any merge. */
  | Heard;

/** A part that can be merged. */
export interface Heard {
  readonly from: Addressee;
  readonly object: JsonObject | null;
}
