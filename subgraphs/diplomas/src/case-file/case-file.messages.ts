import { explainer } from '@mirex/schema/explainer';

import type { CaseAnswerRefusal } from './case-answer.rules.ts';
import type { CaseOpeningRefusal } from './case-opening.rules.ts';
import type { CaseMoveRefusal } from './case-state.rules.ts';
import type { CaseTermsRefusal } from './case-terms.ts';

export type CaseRefusal =
  | CaseOpeningRefusal
  | CaseMoveRefusal
  | CaseAnswerRefusal
  | CaseTermsRefusal
  | { readonly code: 'CASE_ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'CASE_OF_ANOTHER_ENROLMENT'; readonly given: string }
  | { readonly code: 'CASE_ALREADY_OPEN' };

export const explainCase = explainer<CaseRefusal>({
  CASE_UNKNOWN: ({ given }) => `Le dossier ${given} n’existe pas.`,
  CASE_ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas de celles que vous pouvez nommer : chacun ne demande que ce qui le concerne.`,
  CASE_OF_ANOTHER_ENROLMENT: ({ given }) => `Le dossier ${given} concerne une autre inscription.`,
  CASE_ALREADY_OPEN: () => 'Un dossier sur le même objet est déjà ouvert : attendez sa réponse, ou la fin de son délai.',
  CASE_TEXT_MISSING: () => 'L’objet et le texte de la demande sont nécessaires.',
  CASE_RECEIVED_ON: ({ given }) => `La date de réception (${given}) n’est pas possible : elle est à venir, ou ne vous revient pas.`,
  CASE_RESULT_NOT_PUBLISHED: () => 'Les résultats ne sont pas encore publiés : il n’y a rien à contester ni à communiquer.',
  CASE_AFTER_DEADLINE: ({ until }) => `Le délai de recours a pris fin le ${until}.`,
  CASE_WITHOUT_PRIOR_STEP: () => 'Le médiateur n’est saisi qu’après une première démarche auprès du service : nommez-la.',
  CASE_NOT_ANSWERED_YET: ({ dueOn }) => `La démarche précédente peut encore recevoir sa réponse, jusqu’au ${dueOn}.`,
  CASE_PAPER_UNKNOWN: ({ given }) => `L’épreuve « ${given} » n’est pas de celles de ce résultat.`,
  DOCUMENT_KIND_MISSING: () => 'Une demande de document dit lequel.',
  DOCUMENT_OF_JURY_SECRET: () => 'Les appréciations portées par le jury pour délibérer ne se communiquent pas.',
  SCRIPT_PAPER_MISSING: () => 'La demande d’une copie nomme son épreuve.',
  SCRIPT_NO_LONGER_KEPT: ({ until }) => `Les copies ont été conservées jusqu’au ${until}.`,
  CASE_TERMS_UNKNOWN: ({ diploma, session }) => `Le référentiel ne fixe pas les délais de recours du diplôme ${diploma} pour la session ${session}.`,
  CASE_CHANGED_MEANWHILE: ({ seen, found }) => `Le dossier a changé entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
  CASE_TRANSITION: ({ from, to }) => `Un dossier à l’état ${from} ne passe pas à l’état ${to}.`,
  CASE_ASSIGNEE_MISSING: () => 'Confier un dossier demande à qui.',
  CASE_AWAITS_DELIBERATION: ({ decision }) => `Une erreur a été reconnue : le dossier se clôt quand le jury a délibéré de nouveau (décision n° ${decision} à remplacer).`,
  CASE_ANSWER_MISSING: () => 'Une réponse a un texte.',
  CASE_OUTCOME: ({ kind, outcome }) => `Un dossier ${kind} ne se conclut pas par ${outcome}.`,
  CASE_ANSWERED_BY_AUTHORITY: () => 'L’autorité académique répond elle-même à un recours.',
  CASE_ENCLOSURE_MISSING: () => 'La communication d’un document le joint.',
  CASE_ENCLOSURE_HASH: ({ label }) => `La pièce jointe « ${label} » demande un nom et une empreinte SHA-256 de 64 chiffres hexadécimaux.`,
});
