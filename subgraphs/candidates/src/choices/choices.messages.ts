import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainEntry, explainTransition } from '../enrolment/enrolment.messages.ts';
import type { AccessRefusal } from '../enrolment/access.rules.ts';
import type { TransitionRefusal } from '../enrolment/enrolment.rules.ts';
import type { ChoiceRefusal } from './choices.rules.ts';

export const explainChoice = explainer<Exclude<ChoiceRefusal, AccessRefusal>>({
  OPTION_MALFORMED: ({ given }) => `« ${given} » n’est pas un code d’option : de deux à vingt lettres et chiffres sont attendus.`,
  OPTIONS_EQUAL: ({ given }) => `L’option ${given} est choisie deux fois.`,
  OPTIONS_TOO_MANY: ({ most }) => `Le règlement permet au plus ${most} enseignement(s) facultatif(s).`,
  CHOSEN_PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’est pas de la spécialité du candidat à cette session.`,
  CHOICE_NOT_FOR_FORM: () => 'Sous la forme globale, toutes les épreuves se passent à la même session.',
  CASE_NOT_FOR_FORM: ({ given }) => `Le cas d’inscription ${given} suppose la forme progressive.`,
});

export function explainChoiceAct(refusal: ChoiceRefusal | TransitionRefusal): Explained {
  if (explainChoice.catalogue.has(refusal.code)) return explainChoice(refusal as Parameters<typeof explainChoice>[0]);
  return explainTransition.catalogue.has(refusal.code) ? explainTransition(refusal as TransitionRefusal) : explainEntry(refusal as Parameters<typeof explainEntry>[0]);
}
