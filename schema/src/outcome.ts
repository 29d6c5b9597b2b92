/**
 * The answer of a rule or of an act: what was asked for, or why not.
 *
 * A refusal is a normal day of an exam service, never an exception; what is thrown is a fault of ours.
 */
export type Outcome<Value, R extends Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: R };

/** Every refusal has a stable code; its other fields are what the French sentence needs. */
export interface Refusal {
  readonly code: string;
}

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal });
