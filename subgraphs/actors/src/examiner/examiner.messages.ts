import { explainer, type Explained } from '@mirex/schema/explainer';

import type { FitnessRefusal } from '../pool/eligibility.rules.ts';
import { explainReplacement } from '../replacement/replacement.messages.ts';
import type { ExaminerRefusal } from './examiner.rules.ts';

type OwnRefusal = Exclude<ExaminerRefusal, FitnessRefusal>;

export const explainOwnExaminers = explainer<OwnRefusal>({
  EXAMINERS_EMPTY: () => 'Un poste a au moins un interrogateur.',
  EXAMINER_TWICE: ({ given }) => `L’acteur ${given} est nommé deux fois.`,
  EXAMINER_PAIR_INCOMPLETE: ({ missing }) => `Aucun interrogateur n’est nommé pour « ${missing} » : l’épreuve demande toutes ses disciplines.`,
  EXAMINERS_CHANGED_MEANWHILE: ({ given, current }) => `Les interrogateurs ont changé entre-temps : vous avez lu la version ${given}, ils en sont à la ${current}.`,
});

const isOwn = (refusal: ExaminerRefusal): refusal is OwnRefusal => explainOwnExaminers.catalogue.has(refusal.code);

export const explainExaminers = (refusal: ExaminerRefusal): Explained => (isOwn(refusal) ? explainOwnExaminers(refusal) : explainReplacement(refusal));
