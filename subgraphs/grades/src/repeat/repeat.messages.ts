import { explainer } from '@mirex/schema/explainer';

import { explainMark } from '../mark/mark.messages.ts';
import type { MarkRefusal } from '../mark/mark.rules.ts';
import type { RepeatRefusal } from './repeat.rules.ts';

type Own = Exclude<RepeatRefusal, MarkRefusal>;

export const explainRepeats = explainer<Own>({
  REPEAT_MARK_NOT_KEPT: ({ state }) => `La note est à l’état ${state} : seul le bénéfice d’une note gardée s’abandonne.`,
  REPEAT_NOT_RULED: ({ repeats }) => `Le règlement de ce diplôme ne prévoit pas de repasser une épreuve dans ce cas (${repeats}).`,
  REPEAT_CCF_ONLY: ({ paper }) => `L’épreuve ${paper} n’est pas évaluée en cours de formation : un redoublement ne fait repasser que ces évaluations.`,
});

/** Why a paper is not sat again: the mark may be at fault. */
export const explainRepeat = (refusal: RepeatRefusal): { code: string; message: string } =>
  (explainRepeats.catalogue.has(refusal.code) ? explainRepeats(refusal as Own) : explainMark(refusal as MarkRefusal));
