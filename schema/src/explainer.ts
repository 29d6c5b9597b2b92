import type { Refusal } from './outcome.ts';

/** What a person reads of a refusal: its code for programs, its French sentence for people. */
export interface Explained {
  readonly code: string;
  readonly message: string;
}

type Sentences<R extends Refusal> = { readonly [Code in R['code']]: (refusal: Extract<R, { code: Code }>) => string };

export interface Explainer<R extends Refusal> {
  (refusal: R): Explained;
  /** Every code with its sentence, `…` standing for what varies: the lines of the catalogue. */
  readonly catalogue: ReadonlyMap<string, string>;
}

/** Binds each code to its French sentence. A code without a sentence does not compile. */
export function explainer<R extends Refusal>(sentences: Sentences<R>): Explainer<R> {
  const sentenceOf = (refusal: R): string => (sentences[refusal.code as R['code']] as (refusal: R) => string)(refusal);
  const catalogue = new Map(
    Object.keys(sentences).map((code) => [code, sentenceOf(new Proxy({ code } as R, { get: (_, name) => (name === 'code' ? code : '…') }))]),
  );
  return Object.assign((refusal: R) => ({ code: refusal.code, message: sentenceOf(refusal) }), { catalogue });
}
