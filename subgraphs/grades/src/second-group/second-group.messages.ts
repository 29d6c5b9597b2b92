import { explainer } from '@mirex/schema/explainer';

import { explainMark } from '../mark/mark.messages.ts';
import type { MarkRefusal } from '../mark/mark.rules.ts';
import type { SecondGroupRefusal } from './second-group-mark.rules.ts';

type Own = Exclude<SecondGroupRefusal, MarkRefusal>;

export const explainSecondGroups = explainer<Own>({
  SECOND_GROUP_NOT_SENT: ({ enrolment }) => `L’inscription ${enrolment} n’est pas envoyée au second groupe par un procès-verbal signé.`,
  SECOND_GROUP_CONTROL_ONLY: () => 'Le second groupe de ce diplôme est une épreuve de contrôle : aucune épreuve n’est à choisir ni à nommer.',
  SECOND_GROUP_PAPER_MISSING: () => 'L’épreuve repassée n’est pas nommée.',
  SECOND_GROUP_PAPERS_COUNT: ({ given, most }) => `De 1 à ${most} épreuves se repassent au second groupe (reçu : ${given}).`,
  SECOND_GROUP_PAPER_INELIGIBLE: ({ paper }) => `L’épreuve ${paper} ne se repasse pas : seules les épreuves terminales obligatoires de la spécialité le peuvent.`,
  SECOND_GROUP_PAPER_NOT_CHOSEN: ({ paper }) => `Le candidat n’a pas choisi de repasser l’épreuve ${paper}.`,
  SECOND_GROUP_CHOSEN_MEANWHILE: ({ enrolment, found }) => `Le choix de l’inscription ${enrolment} n’est pas celui qui a été lu : ${found === '' ? 'aucune épreuve' : found}.`,
  SECOND_GROUP_MARK_OR_ABSENCE: () => 'La ligne porte une note ou une absence, et l’une des deux seulement.',
  SECOND_GROUP_STATE: ({ from, to }) => `La note du second groupe est à l’état ${from} : elle ne peut pas passer à l’état ${to}.`,
});

/** Why nothing was written of a second group: a mark may be at fault. */
export const explainSecondGroup = (refusal: SecondGroupRefusal): { code: string; message: string } =>
  (explainSecondGroups.catalogue.has(refusal.code) ? explainSecondGroups(refusal as Own) : explainMark(refusal as MarkRefusal));
