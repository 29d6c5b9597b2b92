import { explainer } from '@mirex/schema/explainer';
import { explainVocabulary } from '@mirex/schema/refusal.messages';
import type { MarkRefusal as PointsRefusal } from '@mirex/schema/mark';

import type { CcfRefusal } from './ccf.rules.ts';

type Own = Exclude<CcfRefusal, PointsRefusal>;

export const explainCcfPlans = explainer<Own>({
  CCF_PLAN_UNKNOWN: ({ given }) => `Le plan de CCF ${given} n’existe pas.`,
  CCF_PLAN_EXISTS: ({ other }) => `Cet établissement a déjà un plan de CCF pour cette spécialité : ${other}.`,
  CCF_NOT_ACCREDITED: ({ uai }) => `L’établissement ${uai} n’est pas habilité au contrôle en cours de formation.`,
  CCF_SITUATION_MISSING: ({ paper }) => `Le plan n’a aucune situation pour l’épreuve ${paper}.`,
  CCF_PAPER_TERMINAL: ({ paper }) => `L’épreuve ${paper} n’est pas évaluée en cours de formation.`,
  CCF_SITUATION_WEIGHT: ({ situation }) => `La situation ${situation} n’a pas de poids.`,
  CCF_SITUATION_UNKNOWN: ({ situation }) => `Le plan n’a pas de situation ${situation}.`,
  CCF_PLAN_NOT_VALIDATED: ({ state }) => `Le plan est à l’état ${state} : aucune note avant que le président-adjoint l’ait validé.`,
  CCF_STATE: ({ from, act }) => `Le plan est à l’état ${from} : l’acte ${act} n’y a pas sa place.`,
  CCF_CHANGED_MEANWHILE: ({ expected, found }) => `Le plan a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  CCF_CANDIDATE_OUTSIDE: ({ enrolment }) => `L’inscription ${enrolment} n’est pas évaluée par ce plan dans cette situation (hors CCF, dispensée ou d’un autre établissement).`,
  CCF_ABSENCE_NOT_ZERO: () => 'Une absence injustifiée vaut zéro, et rien d’autre.',
  CCF_MARK_MISSING: () => 'La ligne ne porte ni note ni absence.',
  CCF_LINES: ({ given }) => `Un bordereau de CCF compte de 1 à 5000 lignes (reçu : ${given}).`,
  CCF_MARKS_INCOMPLETE: ({ marks }) => `${marks} note(s) de situations manquent encore.`,
  CCF_LOCKED: ({ marks }) => `${marks} note(s) sont verrouillées : le jury a ouvert sa délibération.`,
  CCF_REASON_MISSING: () => 'Un retour se motive.',
});

export const explainCcf = (refusal: CcfRefusal): { code: string; message: string } =>
  (refusal.code === 'MARK_MALFORMED' || refusal.code === 'MARK_OUT_OF_RANGE' || refusal.code === 'MARK_OFF_STEP' ? explainVocabulary(refusal) : explainCcfPlans(refusal));
