import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type ThresholdRefusal = { readonly code: 'THRESHOLD_OUT_OF_RANGE'; readonly given: number };

/** 1 hides nothing; more than a hundred would hide what a table is for. */
const [LEAST, MOST] = [1, 100];

/** Whether a number can be the threshold of statistical secrecy. */
export const checkThreshold = (given: number): Outcome<number, ThresholdRefusal> =>
  (given >= LEAST && given <= MOST ? accept(given) : refuse({ code: 'THRESHOLD_OUT_OF_RANGE', given }));
