import type { Outcome } from '@mirex/schema/outcome';

import type { LineRefusal } from './import-refusal.rules.ts';

type Parts = Readonly<Record<string, Outcome<unknown, LineRefusal>>>;
type ValueOf<Part> = Part extends { readonly ok: true; readonly value: infer Value } ? Value : never;

/** What a line says, or everything that is wrong with it: whoever mends the file sees all at once. */
export type LineRead<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusals: readonly LineRefusal[] };

export function allOf<Given extends Parts>(parts: Given): LineRead<{ readonly [Name in keyof Given]: ValueOf<Given[Name]> }> {
  const refusals = Object.values(parts).flatMap((part) => (part.ok ? [] : [part.refusal]));
  if (refusals.length > 0) return { ok: false, refusals };
  const values = Object.entries(parts).map(([name, part]) => [name, part.ok ? part.value : undefined]);
  return { ok: true, value: Object.fromEntries(values) as { readonly [Name in keyof Given]: ValueOf<Given[Name]> } };
}
